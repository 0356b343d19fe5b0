import type { Looker } from '../decoding/pictures.ts';
import type { StudyRun } from '../state/store.ts';
import type { View } from '../ui/view.ts';
import type { Layout, Painted } from './stage.ts';

/** What a picture area is to show. */
export interface Wanted {
  readonly studyRun: StudyRun;
  /** From 0. */
  readonly frame: number;
  readonly view: View;
}

/** A picture area as its painter sees it: what it wants, how that lies, and where it tells what is really on its canvas. */
export interface Pane {
  readonly looker: Looker;
  /** Null while there is nothing to show. */
  wanted(): Wanted | null;
  layout(): Layout | null;
  painted(): Painted | null;
  publish(change: { readonly painted?: Painted | null; readonly problem?: string | null }): void;
  /** The frames worth having decoded before they are asked for; null while somebody else sees to that. */
  ahead(wanted: Wanted, direction: 1 | -1): readonly number[] | null;
  /** Calls `elsewhere` when another frame or run is wanted, `relaid` when the same one is to lie or look otherwise; gives the function that stops it. */
  watch(elsewhere: (direction: 1 | -1) => void, relaid: () => void): () => void;
}
