import type { RefObject } from 'react';
import { useEffect } from 'react';
import type { AppState, StudyRun } from '../store.ts';
import { runNow, useApp } from '../store.ts';
import { framesAhead } from './ahead.ts';
import type { Painter } from './frame.ts';
import { paintOn } from './frame.ts';
import { fetchAhead } from './pictures.ts';
import { shownNow, wantShown } from './shown.ts';
import type { Painted } from './stage.ts';
import { layoutNow, useStage } from './stage.ts';

/** A frame that takes longer than this to come leaves an empty area, so that the one before it is not taken for it. */
const PATIENCE_MS = 120;

/** Keeps the canvas in an element in step with the store (run, frame, view, size), without React in between. */
export function usePainting(element: RefObject<HTMLElement | null>): void {
  useEffect(() => (element.current === null ? undefined : keepPainted(element.current)), [element]);
}

function keepPainted(element: HTMLElement): () => void {
  const painter = paintOn(element, publish);
  let stopWaiting = goTo(painter, 1);
  const stopState = useApp.subscribe((now, before) => {
    if (isElsewhere(now, before)) {
      stopWaiting();
      stopWaiting = goTo(painter, now.frame < before.frame ? -1 : 1);
    } else if (now.view !== before.view) lay(painter);
  });
  const stopSize = useStage.subscribe((now, before) => {
    if (now.size !== before.size) lay(painter);
  });
  return () => {
    stopState();
    stopSize();
    stopWaiting();
    blank(painter, null);
    painter.close();
  };
}

/** The same picture in another view is no news. */
function publish(now: Painted): void {
  const { painted } = useStage.getState();
  if (painted?.picture !== now.picture || painted.frame !== now.frame || painted.run !== now.run)
    useStage.setState({ painted: now });
}

function isElsewhere(now: AppState, before: AppState): boolean {
  const elsewhere = now.frame !== before.frame || now.runUid !== before.runUid;
  return elsewhere || now.study?.runs !== before.study?.runs || now.view.subtract !== before.view.subtract;
}

/** Shows the frame that the window is on, at once or when it is decoded; gives the function that stops waiting for it. */
function goTo(painter: Painter, direction: 1 | -1): () => void {
  const { frame, playing, view } = useApp.getState();
  const studyRun = runNow(useApp.getState());
  if (studyRun === null) {
    blank(painter, null);
    return () => undefined;
  }
  // Another run's picture goes at once; a neighbouring frame's may stay for the moment that decoding takes.
  if (useStage.getState().painted?.run !== studyRun.run.identity.sopInstanceUid) blank(painter, null);
  const stop = shownNow(studyRun, frame, view) === null ? waitFor(painter, studyRun, frame) : () => undefined;
  useStage.setState({ problem: null });
  lay(painter);
  if (!playing) fetchAhead(studyRun, framesAhead(frame, studyRun.run.image.frames, direction, false));
  return stop;
}

function waitFor(painter: Painter, studyRun: StudyRun, frame: number): () => void {
  const waiting = new AbortController();
  const patience = setTimeout(() => blank(painter, null), PATIENCE_MS);
  void wantShown(studyRun, frame, useApp.getState().view, waiting.signal).then((ready) => {
    clearTimeout(patience);
    if (waiting.signal.aborted) return;
    if (ready.ok) lay(painter);
    else blank(painter, ready.problem);
  });
  return () => {
    clearTimeout(patience);
    waiting.abort();
  };
}

/** Paints the frame that the window is on as the view has it, when it is decoded and there is room. */
function lay(painter: Painter): void {
  const { frame, view } = useApp.getState();
  const studyRun = runNow(useApp.getState());
  const layout = layoutNow();
  const picture = studyRun === null ? null : shownNow(studyRun, frame, view);
  if (studyRun === null || layout === null || picture === null) return;
  const run = studyRun.run.identity.sopInstanceUid;
  painter.paint(
    { run, frame, picture },
    { transform: layout.transform, viewport: layout.viewport, window: view.window },
  );
}

function blank(painter: Painter, problem: string | null): void {
  painter.clear();
  useStage.setState({ painted: null, problem });
}
