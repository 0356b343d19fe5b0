import type { AppCommand } from '../commands/command.ts';
import { needsRequestForm, needsStudy } from '../commands/conditions.ts';
import { goToNext } from '../plan/missing-input.ts';
import { takeRequestForm } from '../practice/take-form.ts';

const group = 'Panels';

/** Commands on the way to a plan. */
export const NEXT_COMMANDS = [
  {
    id: 'nextMissing',
    title: 'Go to what the plan needs next, or to the plan',
    group,
    keys: ['n'],
    whyNot: needsStudy,
    run: goToNext,
  },
  {
    id: 'requestForm',
    title: 'Take the answers of the practice study’s request form',
    group,
    keys: ['F8'],
    whyNot: needsRequestForm,
    run: () => void takeRequestForm(),
  },
] as const satisfies readonly AppCommand[];
