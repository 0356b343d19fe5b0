import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { derivedNow } from '../state/derived.ts';
import { linkPanes, nextPane } from '../state/panes.ts';
import { useApp } from '../state/store.ts';
import { activateNext, addPane, compareDeciding, toggleComparison } from './compare.ts';
import { decidingPair } from './deciding.ts';
import { stepBeside } from './following.ts';

const group = 'Compare';

/** Commands on the second picture beside the one that is worked in. */
export const COMPARE_COMMANDS = [
  {
    id: 'compare.toggle',
    title: 'Compare with another frame or run, or stop comparing',
    menu: 'Compare',
    isOn: () => nextPane(useApp.getState()) !== null,
    group,
    keys: ['c'],
    whyNot: needsRun,
    run: toggleComparison,
  },
  {
    id: 'compare.add',
    title: 'Add a third picture',
    group,
    keys: ['Alt+c'],
    whyNot: needsComparison,
    run: addPane,
  },
  {
    id: 'compare.exchange',
    title: 'Make the other picture active',
    group,
    keys: ['s'],
    whyNot: needsComparison,
    run: activateNext,
  },
  {
    id: 'compare.link',
    title: 'Change the link between the pictures: none, by steps, by position',
    menu: 'Change the link between the pictures',
    group,
    keys: ['Shift+c'],
    whyNot: needsComparison,
    run: linkOn,
  },
  {
    id: 'compare.next',
    title: 'Next frame of the other picture',
    group,
    keys: ['.'],
    whyNot: needsComparison,
    run: () => stepBeside(1),
  },
  {
    id: 'compare.previous',
    title: 'Previous frame of the other picture',
    group,
    keys: [','],
    whyNot: needsComparison,
    run: () => stepBeside(-1),
  },
  {
    id: 'compare.deciding',
    title: 'Show the deciding lesion beside its reference',
    group,
    keys: ['Shift+s'],
    whyNot: needsPair,
    run: compareDeciding,
  },
] as const satisfies readonly AppCommand[];

function needsComparison(): string | null {
  return nextPane(useApp.getState()) === null ? 'Compare two pictures first.' : null;
}

function needsPair(): string | null {
  return decidingPair(derivedNow()) === null ? 'Trace the deciding lesion and one reference first.' : null;
}

function linkOn(): void {
  const { link } = useApp.getState();
  linkPanes(link === 'none' ? 'frames' : link === 'frames' ? 'place' : 'none');
}
