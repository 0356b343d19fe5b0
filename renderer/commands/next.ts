import { goToNext } from '../panels/missing-input.ts';
import { takeRequestForm } from '../practice/take-form.ts';
import type { AppCommand } from './command.ts';
import { needsRequestForm, needsStudy } from './conditions.ts';

const group = 'Panels';

/** Commands on the way to a plan. */
export const NEXT_COMMANDS = [
  {
    id: 'nextMissing',
    title: 'Go to what the plan needs next, or to the plan',
    group,
    keys: ['n'],
    whyNot: needsStudy,
    deed: goToNext,
  },
  {
    id: 'requestForm',
    title: 'Take the answers of the practice study’s request form',
    group,
    keys: ['F8'],
    whyNot: needsRequestForm,
    deed: () => void takeRequestForm(),
  },
] as const satisfies readonly AppCommand[];
