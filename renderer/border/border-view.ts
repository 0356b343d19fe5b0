import { create } from 'zustand';
import type { Contour } from '../../core/geometry/point.ts';

/** Frames of a run in which lumens are being found: how far it is, and in how many of them none was seen. */
interface Finding {
  /** SOP instance UID. */
  readonly run: string;
  readonly done: number;
  readonly of: number;
  readonly none: number;
}

/** Another border that is shown beside the one of an outline, in picture pixels. */
interface Rival {
  readonly id: string;
  readonly contour: Contour;
}

interface BorderView {
  /** Null while nothing is being found along a run. */
  readonly finding: Finding | null;
  readonly rival: Rival | null;
}

/** What is seen of borders that are found: view state, never undone. */
export const useBorderView = create<BorderView>(() => ({ finding: null, rival: null }));
