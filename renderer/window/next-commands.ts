import type { AppCommand } from '../commands/command.ts';
import { needsRequestForm, needsStudy } from '../commands/conditions.ts';
import { goToNext, goToQuestion } from '../plan/next.ts';
import { takeRequestForm } from '../practice/take-form.ts';
import { finishTyping } from '../ui/finish-typing.ts';

const group = 'Panels';

/** Commands on the way to a plan. */
export const NEXT_COMMANDS = [
  {
    id: 'nextMissing',
    title: 'Go to what comes next on the way to the plan',
    menu: 'Next step',
    group,
    keys: ['n'],
    whyNot: needsStudy,
    run: goToNext,
  },
  {
    id: 'firstQuestion',
    title: 'Go to the first open question of the assessment',
    menu: 'First open question',
    group,
    keys: ['F3'],
    also: ['field'],
    whyNot: needsStudy,
    run: () => {
      finishTyping();
      goToQuestion();
    },
  },
  {
    id: 'requestForm',
    title: 'Use the answers from the practice study’s request form',
    menu: 'Answers from the request form',
    group,
    keys: ['F8'],
    whyNot: needsRequestForm,
    run: () => void takeRequestForm(),
  },
] as const satisfies readonly AppCommand[];
