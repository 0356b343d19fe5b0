import type { OutlineDescription } from '../../core/session/document/commands.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { isFound } from '../../core/session/drawn/automatic.ts';
import { copiesFor } from '../../core/session/drawn/copying.ts';
import { interpolated } from '../../core/session/drawn/interpolating.ts';
import type { KeyPair } from '../../core/session/drawn/key-frames.ts';
import { keyPairAt, pendingBetween } from '../../core/session/drawn/key-frames.ts';
import { resized } from '../../core/session/drawn/resizing.ts';
import { inRole, openAnswers } from '../../core/session/drawn/saying.ts';
import { dispatch, dispatchCoalesced } from '../state/document.ts';
import { askWhatItIs, offerAs, select } from '../state/editing.ts';
import { showForEditing } from '../state/navigation.ts';
import { notice } from '../state/notices.ts';
import { recordFor } from '../state/scale.ts';
import type { StudyRun } from '../state/store.ts';
import { outlinesHere, paneOf, runNow, runOf, runUidNow, sessionNow, useApp } from '../state/store.ts';
import type { Offered } from '../state/tool.ts';
import { moved } from '../tools/handles.ts';
import { layoutNow } from '../viewport/stage.ts';

/** Why nothing can be done to an outline while none is selected. */
export const NONE_SELECTED = 'Select an outline first.';

const newId = () => crypto.randomUUID();

interface Open {
  readonly session: Session;
  readonly studyRun: StudyRun;
}

function openNow(): Open | null {
  const state = useApp.getState();
  const [session, studyRun] = [sessionNow(state), runNow(state)];
  return session === null || studyRun === null ? null : { session, studyRun };
}

/** The selected outline when it lies on the frame on the screen and nothing is being drawn or dragged; else null. */
export function selectedHere(): Outline | null {
  const state = useApp.getState();
  return state.draft === null ? (outlinesHere(state).find(({ id }) => id === state.selected) ?? null) : null;
}

/** The selected outline, on whichever frame of the run on the screen; else null. */
export function selectedOnRun(): Outline | null {
  const state = useApp.getState();
  const outlines = sessionNow(state)?.outlines ?? [];
  return outlines.find(({ id, run }) => id === state.selected && run === runUidNow(state)) ?? null;
}

/** Moves the border of the selected outline outwards by so many steps, inwards where they are negative; says where it has to stop. */
export function resizeBy(steps: number): void {
  const [open, outline] = [openNow(), selectedHere()];
  if (open === null || outline === null) return;
  const { session, studyRun } = open;
  const { knots, stopped } = resized(outline, steps, recordFor(studyRun, session), studyRun.run.image);
  showForEditing();
  if (knots !== outline.knots)
    dispatchCoalesced({ type: 'reshape', id: outline.id, knots, label: 'resize outline' }, outline.id);
  if (stopped !== null) notice(`${outline.name} ${stopped}.`);
}

/** Moves the selected outline by picture pixels, to the right and down as the picture is seen, no further than its edge. */
export function nudgeBy(right: number, down: number): void {
  const [layout, outline] = [layoutNow(), selectedHere()];
  if (layout === null || outline === null) return;
  const { picture, transform } = layout;
  const knots = moved(outline.knots, transform.alongPicture([right, down]), picture.width, picture.height);
  showForEditing();
  if (JSON.stringify(knots) !== JSON.stringify(outline.knots))
    dispatchCoalesced({ type: 'reshape', id: outline.id, knots, label: 'nudge outline' }, outline.id);
}

/** Lays the nearest outlines before (−1) or after (1) this frame on it, selects the copy, and says where nothing can be copied. */
export function copyNeighbour(side: -1 | 1): void {
  const open = openNow();
  const state = useApp.getState();
  const { selected } = state;
  const { run, frame } = paneOf(state);
  if (open === null || run === null) return;
  const copies = copiesFor(open.session, { run, frame }, side, selected, newId);
  if (copies === null) notice(`No frame ${side === -1 ? 'before' : 'after'} this one has an outline to copy.`);
  else if (copies.outlines.length === 0)
    notice(`The outlines on frame ${copies.from + 1} have already been copied to this frame.`);
  else lay(copies.outlines);
}

function lay(outlines: readonly Outline[]): void {
  dispatch({ type: 'addOutlines', outlines, label: 'copy outline' });
  const there = outlinesHere(useApp.getState()).find(({ id }) => id === outlines[0]?.id);
  if (there === undefined) return;
  select(there.id);
  showForEditing();
}

/** Why nothing can be interpolated from the selected outline, in one sentence; null where it can. */
function whyNotInterpolate(): string | null {
  const [open, outline] = [openNow(), selectedOnRun()];
  if (open === null || outline === null) return NONE_SELECTED;
  const pair = keyPairAt(open.session, outline);
  if (pair === null) return 'Trace the same vessel, with the same role and segment, on another frame first.';
  return pair.to.frame - pair.from.frame < 2 ? 'There are no frames between this outline and the next one.' : null;
}

/** Fills the frames between the selected outline and the next one like it, or says why it cannot. */
export function interpolateSelected(): void {
  const [open, outline, reason] = [openNow(), selectedOnRun(), whyNotInterpolate()];
  const pair = open === null || outline === null ? null : keyPairAt(open.session, outline);
  if (reason !== null) notice(reason);
  else if (pair !== null) interpolateBetween(pair);
}

/** Fills the frames between two key outlines; says which frames get none. */
export function interpolateBetween(pair: KeyPair): void {
  const state = useApp.getState();
  const [session, picture] = [sessionNow(state), pictureOf(pair.from.run)];
  if (session === null || picture === null) return;
  const made = interpolated(session, pair, picture, newId);
  if (!made.ok) {
    notice(made.problem);
    return;
  }
  const { outlines, replacing, leftOut } = made.value;
  const between = `between frames ${pair.from.frame + 1} and ${pair.to.frame + 1}`;
  for (const because of new Set(leftOut.map((one) => one.because)))
    notice(
      `${framesOf(leftOut.filter((one) => one.because === because))} ${between} could not be interpolated: ${because}.`,
    );
  if (outlines.length + replacing.length > 0)
    dispatch({ type: 'addOutlines', outlines, replacing, label: 'interpolate' });
  else if (leftOut.length === 0) notice(`Every frame ${between} already has its own outline.`);
  showForEditing();
}

function pictureOf(uid: string): StudyRun['run']['image'] | null {
  return runOf(useApp.getState().study, uid)?.run.image ?? null;
}

function framesOf(list: readonly { readonly frame: number }[]): string {
  const numbers = list.map(({ frame }) => frame + 1).join(', ');
  return list.length === 1 ? `Frame ${numbers}` : `Frames ${numbers}`;
}

/** Outlines that a word of acceptance would reach: the selected one, those between its key outlines, or all on the run. */
export function pendingNow(reach: 'selected' | 'between' | 'run'): readonly Outline[] {
  const [open, outline] = [openNow(), selectedOnRun()];
  if (open === null) return [];
  if (reach === 'selected') return outline === null || outline.accepted ? [] : [outline];
  const onRun = open.session.outlines.filter(({ run, accepted }) => run === runUidNow(useApp.getState()) && !accepted);
  if (reach === 'run' || outline === null) return reach === 'run' ? onRun : [];
  const pair = keyPairAt(open.session, outline);
  return pair === null ? [] : pendingBetween(open.session, pair);
}

/** Accepts outlines that the program made; a single one as what it was offered as, and what only the operator can say of it is asked. */
export function accept(outlines: readonly Outline[]): void {
  const [first] = outlines;
  if (first === undefined) return;
  const { offered } = useApp.getState();
  const words = outlines.length === 1 && offered?.id === first.id ? offeredWords(first, offered) : {};
  dispatch({ type: 'accept', ids: outlines.map(({ id }) => id), words });
  offerAs(null);
  const taken = outlinesHere(useApp.getState()).find(({ id, accepted }) => id === first.id && accepted);
  if (outlines.length === 1 && taken !== undefined && isFound(taken) && openAnswers(taken).length > 0)
    askWhatItIs(taken.id);
}

/** What an outline was offered as, in the words of a description. */
function offeredWords(outline: Outline, { said: { role, ...others } }: Offered): Partial<OutlineDescription> {
  const session = sessionNow(useApp.getState());
  return role === undefined || session === null ? others : { ...others, ...inRole(session, outline, role) };
}
