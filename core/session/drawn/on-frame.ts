import { grouped } from '../../grouped.ts';
import { remembered } from '../../remembered.ts';
import type { Outline } from '../document/document.ts';

const NONE: readonly Outline[] = [];

/** The outlines on a frame (from 0) of a run, in their order: the same list each time it is asked for. */
export function outlinesOn(outlines: readonly Outline[], run: string, frame: number): readonly Outline[] {
  return byFrame(outlines).get(nameOf({ run, frame })) ?? NONE;
}

/** The outlines of each frame of a run, looked through once for each list: every step to another frame asks. */
const byFrame = remembered((outlines: readonly Outline[]) => grouped(outlines, nameOf));

function nameOf({ run, frame }: Pick<Outline, 'run' | 'frame'>): string {
  return `${frame} ${run}`;
}
