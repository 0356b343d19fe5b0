import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { derivedNow } from '../state/derived.ts';
import { compareDeciding, exchange, toggleComparison } from './compare.ts';
import { decidingPair } from './deciding.ts';
import { linkBy, stepCompared } from './following.ts';
import { useComparison } from './second-pane.ts';

const group = 'Compare';

/** Commands on the second picture beside the one that is worked in. */
export const COMPARE_COMMANDS = [
  {
    id: 'compare.toggle',
    title: 'Compare with another frame or run, or stop',
    group,
    keys: ['c'],
    whyNot: needsRun,
    deed: toggleComparison,
  },
  {
    id: 'compare.exchange',
    title: 'Work in the other picture',
    group,
    keys: ['s'],
    whyNot: needsComparison,
    deed: exchange,
  },
  {
    id: 'compare.link',
    title: 'Link the two pictures: not, by steps, by place',
    group,
    keys: ['Shift+c'],
    whyNot: needsComparison,
    deed: linkOn,
  },
  {
    id: 'compare.next',
    title: 'Next frame of the other picture',
    group,
    keys: ['.'],
    whyNot: needsComparison,
    deed: () => stepCompared(1),
  },
  {
    id: 'compare.previous',
    title: 'Previous frame of the other picture',
    group,
    keys: [','],
    whyNot: needsComparison,
    deed: () => stepCompared(-1),
  },
  {
    id: 'compare.deciding',
    title: 'Show the deciding lesion beside its reference',
    group,
    keys: ['Shift+s'],
    whyNot: needsPair,
    deed: compareDeciding,
  },
] as const satisfies readonly AppCommand[];

function needsComparison(): string | null {
  return useComparison.getState().other === null ? 'Compare two pictures first.' : null;
}

function needsPair(): string | null {
  return decidingPair(derivedNow()) === null ? 'Trace the lesion that decides and one reference first.' : null;
}

function linkOn(): void {
  const { link } = useComparison.getState();
  linkBy(link === 'none' ? 'frames' : link === 'frames' ? 'place' : 'none');
}
