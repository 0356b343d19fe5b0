import { takingForm } from '../../core/practice/request-form.ts';
import { goToNext } from '../plan/next.ts';
import { shell } from '../shell/shell.ts';
import { dispatch } from '../state/document.ts';
import { notice } from '../state/notices.ts';
import { practiceNumber } from '../state/practice-number.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** Takes what the request form of the practice study on the screen says and the operator has not said, in one step; then goes to what the plan needs next. */
export async function takeRequestForm(): Promise<void> {
  const number = practiceNumber(useApp.getState());
  const { studies } = await shell.practice.studies();
  const form = studies.find((study) => study.number === number);
  const state = useApp.getState();
  const session = sessionNow(state);
  // Another study may have come up while the form was fetched.
  if (session === null || practiceNumber(state) !== number) return;
  if (form === undefined)
    return notice('The request form of this study is not available: answer the questions yourself.');
  const taking = takingForm(session, form);
  if (taking === null) return notice('You have already entered everything on the request form.');
  dispatch(taking);
  goToNext();
}
