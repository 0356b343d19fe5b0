import type { AppCommand } from '../commands/command.ts';
import { needsRequestForm, needsStudy } from '../commands/conditions.ts';
import { goToNext } from '../plan/missing-input.ts';
import { takeRequestForm } from '../practice/take-form.ts';

const group = 'Panels';

/** Commands on the way to a plan. */
export const NEXT_COMMANDS = [
  {
    id: 'nextMissing',
    title: 'Go to the next missing input, or to the plan',
    group,
    keys: ['n'],
    whyNot: needsStudy,
    run: goToNext,
  },
  {
    id: 'requestForm',
    title: 'Use the answers from the practice study’s request form',
    group,
    keys: ['F8'],
    whyNot: needsRequestForm,
    run: () => void takeRequestForm(),
  },
] as const satisfies readonly AppCommand[];
