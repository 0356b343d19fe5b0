import type { Contour, Point } from '../../core/geometry/point.ts';
import { centroid, distance } from '../../core/geometry/polygon.ts';
import type { LumenAnswer } from '../../core/lumen/answer.ts';
import { resolveLumen } from '../../core/lumen/resolve-lumen.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { borderKnots } from '../../core/session/drawn/border-knots.ts';
import { foundOn } from '../../core/session/drawn/found-outline.ts';
import { polygonThrough } from '../../core/session/drawn/shapes.ts';
import { dispatch, mayChange } from '../state/document.ts';
import { changeDragged, dropDragged, select, setDraft } from '../state/editing.ts';
import { showForEditing } from '../state/navigation.ts';
import { noticeInstead } from '../state/notices.ts';
import { frameNow, runNow, runUidNow, sessionNow, useApp } from '../state/store.ts';
import { onPicture } from '../tools/handles.ts';
import type { Drag } from '../viewport/drags.ts';
import { windowLevelDrag } from '../viewport/drags.ts';
import type { PointerHandler } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { isShowing } from '../viewport/stage.ts';
import { askForLumen } from './asking.ts';
import { findHere } from './find-here.ts';
import { type KeptAnswer, keepAnswer, keptAnswer } from './kept-answers.ts';
import { borderEntries } from './menu.ts';

/** A place nearer to the lumen's middle than this share of the way to its border says where the lumen is; further out it says where the border is. */
const MIDDLE = 0.5;
/** A place further out than so many times the way to the border lies in another lumen. */
const BEYOND = 2;

/** While borders are found: a press where the border should be takes it there, on as long as the pointer is held; one in the middle says where the lumen is. */
export const borderHandler: PointerHandler = {
  left: ({ at, layout }) => {
    if (!isShowing() || !mayChange()) return null;
    const place = placeAt(at, layout);
    const outline = borderHere();
    if (outline !== null && isAtBorder(outline, place)) return pull(outline, place);
    return { move: () => undefined, end: () => void lumenAt(outline, place) };
  },
  right: () => windowLevelDrag(),
  menu: () => borderEntries(borderHere()),
  cursor: (at, layout) => {
    const outline = borderHere();
    return outline !== null && isAtBorder(outline, placeAt(at, layout)) ? 'grab' : 'crosshair';
  },
};

/** The border that was found on the frame on the screen; null where there is none. */
export function borderHere(): Outline | null {
  const state = useApp.getState();
  const [session, run] = [sessionNow(state), runUidNow(state)];
  return session === null || run === null ? null : foundOn(session, run, frameNow(state));
}

function placeAt(at: Point, { transform, picture }: Layout): Point {
  return onPicture(transform.toPicture(at), picture.width, picture.height);
}

/** Whether a place (picture pixels) means the border of an outline, and not the inside of this or of another lumen. */
function isAtBorder({ knots, curve }: Outline, place: Point): boolean {
  const polygon = polygonThrough(knots, curve);
  const middle = centroid(polygon);
  const away = distance(middle, place);
  const angle = ([x, y]: Point) => Math.atan2(y - middle[1], x - middle[0]);
  const turn = (one: Point) =>
    Math.abs(Math.atan2(Math.sin(angle(one) - angle(place)), Math.cos(angle(one) - angle(place))));
  const border = polygon.reduce((best, one) => (turn(one) < turn(best) ? one : best), polygon[0] ?? middle);
  const share = away / Math.max(1, distance(middle, border));
  return share >= MIDDLE && share <= BEYOND;
}

/** Takes the border through a place, and along with the pointer while it is held. */
function pull(outline: Outline, first: Point): Drag {
  let place = first;
  let solved: LumenAnswer | null = null;
  let kept = keptAnswer(outline);
  let over: 'held' | 'let go' | 'given up' = 'held';
  select(outline.id);
  showForEditing();
  setDraft({ kind: 'reshaping', id: outline.id, knots: outline.knots, waits: !outline.accepted });
  const solve = (): void => {
    if (kept === null) return;
    const answer = resolveLumen(kept.answer, [...kept.forced, place]);
    // Gone when something else happened meanwhile (undo, another frame): then there is nothing left to drag.
    if (changeDragged(() => borderKnots(answer.contour))) solved = answer;
  };
  const finish = (): void => {
    const { draft } = useApp.getState();
    setDraft(null);
    if (draft?.kind !== 'reshaping' || draft.id !== outline.id || solved === null || kept === null) return;
    settle(outline, draft.knots, solved, [...kept.forced, place]);
  };
  if (kept === null)
    void answerFor(outline).then((answer) => {
      kept = answer;
      if (over === 'given up' || answer === null) return dropDragged();
      solve();
      if (over === 'let go') finish();
    });
  else solve();
  return {
    move: (_, to, layout) => {
      place = placeAt(to, layout);
      solve();
    },
    end: () => {
      over = 'let go';
      if (kept !== null) finish();
    },
    cancel: () => {
      over = 'given up';
      dropDragged();
    },
  };
}

function settle(outline: Outline, knots: Contour, answer: LumenAnswer, forced: readonly Point[]): void {
  const { confidence } = answer;
  dispatch({ type: 'correctBorder', id: outline.id, knots, confidence, label: 'correct border' });
  // The next place corrects what this one has made of the line.
  keepAnswer({ id: outline.id, knots }, { answer, forced });
}

/** The answer behind an outline, found again: one that was corrected stays where it is except near the pointer. */
async function answerFor(outline: Outline): Promise<KeptAnswer | null> {
  const studyRun = runNow(useApp.getState());
  if (studyRun === null) return null;
  const found = await askForLumen(studyRun, outline.frame, {}, 'now').answer;
  if (!found.ok) {
    noticeInstead('border', `Frame ${outline.frame + 1}: ${found.problem}`);
    return null;
  }
  return { answer: found.value.answer, forced: outline.origin === 'corrected' ? outline.knots : [] };
}

/** The operator says where the lumen is (picture pixels): its border is found anew. */
async function lumenAt(outline: Outline | null, place: Point): Promise<void> {
  const studyRun = runNow(useApp.getState());
  if (outline === null || studyRun === null) return findHere(place);
  const found = await askForLumen(studyRun, outline.frame, { inside: place }, 'now').answer;
  if (!found.ok) return noticeInstead('border', `Frame ${outline.frame + 1}: ${found.problem}`);
  if (sessionNow(useApp.getState())?.outlines.includes(outline) !== true) return;
  const { answer, knots } = found.value;
  dispatch({ type: 'correctBorder', id: outline.id, knots, confidence: answer.confidence, label: 'correct border' });
  keepAnswer({ id: outline.id, knots }, { answer, forced: [] });
  select(outline.id);
}
