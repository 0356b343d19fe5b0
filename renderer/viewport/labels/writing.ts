import { toGrey8 } from '../../../core/dicom/picture/picture.ts';
import type { Picture } from '../../../core/dicom/run.ts';
import type { Box } from '../../ui/box.ts';
import { boxAround } from '../../ui/box.ts';
import type { Layout, Painted } from '../stage.ts';

/** So many squares stand across a picture, each with writing or without. */
const ACROSS = 64;
/** The ground of a corner is even; where brightness (0…255) varies by more than this, something is written. */
const CONTRAST = 48;
/** The ultrasound may reach so far beyond the circle, as a share of its radius. */
const REACH = 1.02;

/** By run (SOP instance UID): a console writes in the same places of all its frames. */
const known = new Map<string, readonly Box[]>();

/** Where a console has written into the corners of a round picture (its date, its frame counter), in picture pixels; of the first frame of a run that was painted. */
export function writingOn({ run, picture }: Painted): readonly Box[] {
  const before = known.get(run);
  if (before !== undefined) return before;
  const found = writingIn(picture);
  known.set(run, found);
  return found;
}

/** The same of one picture: boxes of a row of squares each, from top to bottom. */
export function writingIn(picture: Picture): readonly Box[] {
  const { columns, rows } = picture;
  const grey = toGrey8(picture);
  const side = Math.max(4, Math.round(columns / ACROSS));
  const boxes: Box[] = [];
  for (let y = 0; y < rows; y += side)
    for (let x = 0; x < columns; x += side) {
      const square = { x, y, width: Math.min(side, columns - x), height: Math.min(side, rows - y) };
      if (!isInCorner(square, picture) || contrastIn(square, grey, columns) <= CONTRAST) continue;
      const last = boxes.at(-1);
      if (last?.y !== y || last.x + last.width !== x) boxes.push(square);
      else boxes[boxes.length - 1] = { ...last, width: last.width + square.width };
    }
  return boxes;
}

/** True where the whole of a square lies beyond the circle in a picture. */
function isInCorner({ x, y, width, height }: Box, { columns, rows }: Picture): boolean {
  const away = (start: number, length: number, size: number) =>
    Math.max(0, start - size / 2, size / 2 - start - length) / (size / 2);
  return Math.hypot(away(x, width, columns), away(y, height, rows)) > REACH;
}

function contrastIn({ x, y, width, height }: Box, grey: Uint8Array, columns: number): number {
  let [darkest, brightest] = [255, 0];
  for (let row = y; row < y + height; row++)
    for (let at = row * columns + x; at < row * columns + x + width; at++) {
      darkest = Math.min(darkest, grey[at] ?? 0);
      brightest = Math.max(brightest, grey[at] ?? 0);
    }
  return brightest - darkest;
}

/** Boxes of picture pixels as they lie in the picture area, CSS pixels. */
export function onScreen(boxes: readonly Box[], { transform }: Layout): readonly Box[] {
  return boxes.flatMap(({ x, y, width, height }) => {
    const box = boxAround([transform.toScreen([x, y]), transform.toScreen([x + width, y + height])]);
    return box === null ? [] : [box];
  });
}
