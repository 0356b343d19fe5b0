import type { AppCommand } from '../commands/command.ts';
import { needsStudy } from '../commands/conditions.ts';
import { openSheet } from '../state/editing.ts';
import { type NetworkTab, showNetwork } from './state.ts';

const group = 'Files';
const shows = (tab: NetworkTab) => () => showNetwork(tab);

/** What is done with the hospital's network. */
export const NETWORK_COMMANDS = [
  {
    id: 'network',
    title: 'Find and fetch studies in the hospital network',
    menu: 'Hospital network…',
    group,
    keys: ['Ctrl+Shift+f'],
    also: ['field'],
    run: shows('find'),
  },
  {
    id: 'network.inbox',
    title: 'Studies received from the hospital network',
    menu: 'Inbox…',
    group,
    keys: [],
    run: shows('inbox'),
  },
  {
    id: 'network.outbox',
    title: 'What is being sent to the hospital network',
    menu: 'Outbox…',
    group,
    keys: [],
    run: shows('outbox'),
  },
  {
    id: 'network.places',
    title: 'Set up archives of the hospital network',
    menu: 'Archives…',
    group,
    keys: [],
    run: shows('places'),
  },
] as const satisfies readonly AppCommand[];

/** Sends what the program has made of the study. */
export const SEND_COMMANDS = [
  {
    id: 'send',
    title: 'Send the report to an archive of the hospital',
    menu: 'Send to an archive…',
    group: 'Export',
    keys: [],
    whyNot: needsStudy,
    run: () => openSheet('send'),
  },
] as const satisfies readonly AppCommand[];
