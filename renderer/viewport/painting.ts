import type { RefObject } from 'react';
import { useEffect } from 'react';
import { fetchAhead, fetchNothing } from '../decoding/pictures.ts';
import { glimpse } from '../decoding/pool.ts';
import { shownNow, wantShown } from '../decoding/shown.ts';
import type { PaneId } from '../state/store.ts';
import type { Painter } from './frame.ts';
import { paintOn } from './frame.ts';
import type { Wanted } from './pane.ts';
import { framesAheadIn, wantedIn, watchPane } from './pane.ts';
import type { Painted } from './stage.ts';
import { layoutNow, setStage, stageOf } from './stage.ts';

/** A frame that takes longer than this to come leaves an empty area, so that the one before it is not taken for it. */
const PATIENCE_MS = 120;

/** Keeps the canvas in an element in step with what its pane wants, without React in between. */
export function usePainting(element: RefObject<HTMLElement | null>, pane: PaneId): void {
  useEffect(() => (element.current === null ? undefined : keepPainted(element.current, pane)), [element, pane]);
}

function keepPainted(element: HTMLElement, pane: PaneId): () => void {
  const painter = paintOn(element, (now) => publish(pane, now));
  let stopWaiting = goTo(painter, pane, 1);
  const stopWatching = watchPane(
    pane,
    (direction) => {
      stopWaiting();
      stopWaiting = goTo(painter, pane, direction);
    },
    () => lay(painter, pane),
  );
  return () => {
    stopWatching();
    stopWaiting();
    fetchNothing(pane);
    blank(painter, pane, null);
    painter.close();
  };
}

/** The same picture in another view is no news; nothing is drawn on a glimpse or read from it. */
function publish(pane: PaneId, now: Painted): void {
  const { painted } = stageOf(pane);
  if (now.isGlimpse) setStage({ glimpse: now.run }, pane);
  else if (painted?.picture !== now.picture || painted.frame !== now.frame || painted.run !== now.run)
    setStage({ painted: now, glimpse: null }, pane);
}

/** Shows the frame that the pane wants, at once or when it is decoded; gives the function that stops waiting for it. */
function goTo(painter: Painter, pane: PaneId, direction: 1 | -1): () => void {
  const wanted = wantedIn(pane);
  if (wanted === null) {
    blank(painter, pane, null);
    return () => undefined;
  }
  const { studyRun, frame, view } = wanted;
  // Another run's picture goes at once; a neighbouring frame's may stay for the moment that decoding takes.
  if (stageOf(pane).painted?.run !== studyRun.run.identity.sopInstanceUid) blank(painter, pane, null);
  const stop = shownNow(studyRun, frame, view) === null ? waitFor(painter, pane, wanted) : () => undefined;
  setStage({ problem: null }, pane);
  lay(painter, pane);
  const ahead = framesAheadIn(pane, wanted, direction);
  if (ahead !== null) fetchAhead(studyRun, ahead, pane);
  return stop;
}

function waitFor(painter: Painter, pane: PaneId, { studyRun, frame, view }: Wanted): () => void {
  const waiting = new AbortController();
  const patience = setTimeout(() => blank(painter, pane, null), PATIENCE_MS);
  if (frame === 0 && !view.subtract)
    void glimpse(studyRun).then((picture) => {
      if (picture === null || waiting.signal.aborted || shownNow(studyRun, frame, view) !== null) return;
      clearTimeout(patience);
      put(painter, pane, { studyRun, frame, view }, { picture, isGlimpse: true });
    });
  void wantShown(studyRun, frame, view, waiting.signal).then((ready) => {
    clearTimeout(patience);
    if (waiting.signal.aborted) return;
    if (ready.ok) lay(painter, pane);
    else blank(painter, pane, ready.problem);
  });
  return () => {
    clearTimeout(patience);
    waiting.abort();
  };
}

/** Paints the frame that the pane wants as its view has it, when it is decoded and there is room. */
function lay(painter: Painter, pane: PaneId): void {
  const wanted = wantedIn(pane);
  const picture = wanted === null ? null : shownNow(wanted.studyRun, wanted.frame, wanted.view);
  if (wanted !== null && picture !== null) put(painter, pane, wanted, { picture });
}

function put(painter: Painter, pane: PaneId, wanted: Wanted, what: Pick<Painted, 'picture' | 'isGlimpse'>): void {
  const layout = layoutNow(pane);
  if (layout === null) return;
  const { studyRun, frame, view } = wanted;
  const run = studyRun.run.identity.sopInstanceUid;
  const { transform, viewport } = layout;
  const { window, inverted } = view;
  painter.paint({ run, frame, ...what }, { transform, viewport, window, inverted });
}

function blank(painter: Painter, pane: PaneId, problem: string | null): void {
  painter.clear();
  setStage({ painted: null, glimpse: null, problem }, pane);
}
