import type { Point } from '../../core/geometry/point.ts';
import { foundOn, foundOutlines } from '../../core/session/drawn/found-outline.ts';
import type { FoundLumen } from '../decoding/messages.ts';
import { dispatch, mayChange } from '../state/document.ts';
import { select, takeTool } from '../state/editing.ts';
import { showForEditing } from '../state/navigation.ts';
import { notice, noticeInstead } from '../state/notices.ts';
import { recordFor } from '../state/scale.ts';
import type { StudyRun } from '../state/store.ts';
import { frameNow, paneOf, runNow, sessionNow, useApp } from '../state/store.ts';
import { askForLumen } from './asking.ts';
import { whyNoBorder } from './conditions.ts';
import { keepAnswer } from './kept-answers.ts';
import { warmUp } from './warm-up.ts';

/** Finds the lumen of the frame on the screen and lays its border there, not accepted yet; one that was found before is selected. `inside` is a place within the lumen, picture pixels. */
export async function findHere(inside?: Point): Promise<void> {
  const reason = whyNoBorder();
  const state = useApp.getState();
  const [studyRun, session, frame] = [runNow(state), sessionNow(state), frameNow(state)];
  if (reason !== null) notice(reason);
  if (reason !== null || studyRun === null || session === null || !mayChange()) return;
  takeTool('border', 'measure');
  showForEditing();
  const before = foundOn(session, studyRun.run.identity.sopInstanceUid, frame);
  if (before !== null && inside === undefined) return select(before.id);
  const found = await askForLumen(studyRun, frame, inside === undefined ? {} : { inside }, 'now').answer;
  if (!found.ok) return noticeInstead('border', `Frame ${frame + 1}: ${found.problem}`);
  lay(studyRun, frame, found.value);
}

/** Lays a border that was found on its frame; what the operator did there meanwhile stays. */
function lay(studyRun: StudyRun, frame: number, { answer, knots }: FoundLumen): void {
  const state = useApp.getState();
  const session = sessionNow(state);
  const run = studyRun.run.identity.sopInstanceUid;
  if (session === null || !state.study?.runs.includes(studyRun) || foundOn(session, run, frame) !== null) return;
  const { confidence } = answer;
  const said = state.tracing ?? {};
  const record = recordFor(studyRun, session);
  const outlines = foundOutlines(session, record, [{ frame, knots, confidence }], said, () => crypto.randomUUID());
  dispatch({ type: 'addOutlines', outlines, label: 'find lumen' });
  const [outline] = outlines;
  if (outline === undefined) return;
  keepAnswer(outline, { answer, forced: [] });
  void warmUp(answer);
  if (paneOf(useApp.getState()).run === run && frameNow(useApp.getState()) === frame) select(outline.id);
}
