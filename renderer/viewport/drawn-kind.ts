import type { ReactNode } from 'react';
import type { Point } from '../../core/geometry/point.ts';
import type { RunRecord, Session } from '../../core/session/document/document.ts';
import type { AppCommand } from '../commands/command.ts';
import type { MenuEntry } from '../commands/menu-entry.ts';
import { recordFor } from '../state/scale.ts';
import type { AppState, Draft, PaneId } from '../state/store.ts';
import { isHere, runNow, sessionNow, useApp } from '../state/store.ts';
import type { Sketch } from '../tools/drawing.ts';
import type { Drag } from './drags.ts';
import type { Labelled } from './labels/text-label.ts';
import type { PointerDown, PointerHandler } from './pointer-handler.ts';
import type { Layout } from './stage.ts';

/** Something drawn on a frame (from 0) of a run: it can be selected, dragged and deleted. */
export interface DrawnObject {
  readonly id: string;
  readonly run: string;
  readonly frame: number;
}

/** How an object lies before the operator: what is known of its run, and where its picture pixels are on the screen. */
export interface Placed {
  readonly record: RunRecord;
  readonly layout: Layout;
}

/**
 * A kind of drawn object. Everything the window does with drawn objects goes through this: a new kind is a folder with
 * one of these and a line in the list of kinds.
 */
export interface DrawnKind<T extends DrawnObject = DrawnObject> {
  /** What one of them is called, in the singular: "outline". */
  readonly name: string;
  /** All of them in a session, the one on top last. */
  objects(session: Session): readonly T[];
  /** What of an object is at a screen place: its line or a handle, its inside, or nothing. */
  hit(object: T, at: Point, placed: Placed): 'line' | 'inside' | null;
  /** Takes hold of the selected object where the pointer was pressed; null where there is nothing to take hold of. */
  grab(object: T, down: PointerDown, placed: Placed): Drag | null;
  /** The pointer's shape over the selected object; null beside it. */
  cursor(object: T, at: Point, placed: Placed): string | null;
  /** Removes the point at a screen place from the selected object; null where there is none. */
  removalOfPointAt(object: T, at: Point, placed: Placed): (() => void) | null;
  /** Deletes an object. No question asked: undo brings it back. */
  remove(object: T): void;
  /** What is begun with a new one as soon as it is drawn. */
  begin?(object: T): void;
  /** The handler that goes on drawing the selected object, such as the edges of a vessel; null while there is none. */
  drawingOn?(state: AppState): PointerHandler | null;
  /** Takes back the last step of what is being drawn on the selected object. */
  takeBack?(object: T): void;
  /** True for an object that nobody shall see while something is drawn. */
  isHidden?(object: T, draft: Draft | null): boolean;
  /** What the context menu of an object offers besides deleting it. */
  menu?(object: T): readonly MenuEntry[];
  /** An object in one line with its figures, for those who cannot see it. */
  describe(object: T, record: RunRecord): string;
  /** The objects of the frame in a pane, drawn over its picture. */
  Shapes(props: { readonly pane: PaneId; readonly layout: Layout }): ReactNode;
  /** What is to be read beside the objects of the frame in a pane. A hook: it is called for every kind, always in the same order. */
  labelled?(pane: PaneId, layout: Layout): Labelled;
  /** The same of what a tool draws before it is finished. */
  sketchedLabels?(sketch: Sketch, layout: Layout): Labelled;
  /** What a tool draws of this kind before it is finished; left out where another kind's serves. */
  Sketched?(props: { readonly sketch: Sketch; readonly layout: Layout }): ReactNode;
  /** The selected object with its figures and its properties, for the Trace tab. */
  Selected?(props: { readonly object: T }): ReactNode;
  /** All objects of the session with their figures, a row each, for the Trace tab; nothing while there are none. */
  Table(): ReactNode;
  /** Its table stands above the stenosis, not below. */
  readonly tableFirst?: true;
  /** What the operator can do with them by a key. */
  readonly commands: readonly AppCommand[];
}

/** An object of the active pane with its kind. */
export interface DrawnHere {
  readonly kind: DrawnKind;
  readonly object: DrawnObject;
}

/** Everything of some kinds on the frame of the active pane, the one on top last; nothing while it is hidden. */
export function drawnHere(kinds: readonly DrawnKind[]): readonly DrawnHere[] {
  const state = useApp.getState();
  const session = sessionNow(state);
  if (session === null || !state.overlaysShown) return [];
  return kinds.flatMap((kind) =>
    kind
      .objects(session)
      .filter((object) => isHere(object, state))
      .map((object) => ({ kind, object })),
  );
}

/** How the objects of the active pane lie; null while there is no run. */
export function placedHere(layout: Layout): Placed | null {
  const state = useApp.getState();
  const studyRun = runNow(state);
  return studyRun === null ? null : { record: recordFor(studyRun, sessionNow(state)), layout };
}
