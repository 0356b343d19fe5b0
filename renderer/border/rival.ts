import { borderKnots } from '../../core/session/drawn/border-knots.ts';
import { dispatch, mayChange } from '../state/document.ts';
import { select } from '../state/editing.ts';
import { noticeInstead } from '../state/notices.ts';
import { runNow, useApp } from '../state/store.ts';
import { askForLumen } from './asking.ts';
import { useBorderView } from './border-view.ts';
import { borderHere } from './pulling.ts';

/** Why there is no other border to be shown, or null. */
export function whyNoRival(): string | null {
  return borderHere() === null ? 'Find the lumen of this frame first (Q).' : null;
}

/** Shows the border that the program thought of second; pressed again, takes it. */
export async function showOrTakeRival(): Promise<void> {
  const outline = borderHere();
  const studyRun = runNow(useApp.getState());
  if (outline === null || studyRun === null || !mayChange()) return;
  const { rival: shown } = useBorderView.getState();
  if (shown?.id === outline.id) {
    const knots = borderKnots(shown.contour);
    dispatch({ type: 'correctBorder', id: outline.id, knots, confidence: null, label: 'take the other border' });
    useBorderView.setState({ rival: null });
    return;
  }
  const found = await askForLumen(studyRun, outline.frame, { keep: false }, 'now').answer;
  const rival = found.ok ? found.value.answer.rival : null;
  if (borderHere()?.id !== outline.id) return;
  if (rival === null) return noticeInstead('border', `No other border was found on frame ${outline.frame + 1}.`);
  select(outline.id);
  useBorderView.setState({ rival: { id: outline.id, contour: rival } });
}

// Another border is shown as long as its outline is selected.
useApp.subscribe(({ selected }) => {
  const { rival } = useBorderView.getState();
  if (rival !== null && rival.id !== selected) useBorderView.setState({ rival: null });
});
