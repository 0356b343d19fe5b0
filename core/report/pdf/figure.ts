import type { Point } from '../../geometry/point.ts';
import { scaleBar } from '../../measure/scale-bar.ts';
import type { DrawnLumen } from '../content.ts';
import type { Sheet } from './sheet.ts';

/** The picture of a key frame: a PNG with its size in pixels. */
export interface KeyPicture {
  readonly png: Uint8Array;
  readonly columns: number;
  readonly rows: number;
}

/** Colours of what is drawn on a picture, by role; min and max as on the screen. */
const ROLE_COLOURS: Readonly<Record<DrawnLumen['role'], string>> = {
  lesion: '#ff9d5c',
  reference: '#6ecbff',
  other: '#e6e6e6',
};
const CHORD = '#ffffff';

/** Height of a key frame's picture for a width, points: pixels need not be square. */
export function pictureHeight({ columns, rows }: KeyPicture, { aspect }: DrawnLumen, width: number): number {
  return (width * rows * aspect) / columns;
}

/** Draws a key frame: the picture as it is stored, over it the outline with min and max as vectors, and a scale bar where there is a scale. */
export function drawKeyFrame(
  sheet: Sheet,
  frame: DrawnLumen,
  picture: KeyPicture,
  x: number,
  y: number,
  width: number,
): void {
  const height = pictureHeight(picture, frame, width);
  const across = width / picture.columns;
  const down = height / picture.rows;
  const at = ([px, py]: Point): readonly [number, number] => [x + px * across, y + py * down];
  sheet.image(picture.png, x, y, width, height);
  sheet.clipped(x, y, width, height, () => {
    sheet.line(frame.max.map(at), { colour: CHORD, width: 0.6, dash: 2 });
    sheet.line(frame.min.map(at), { colour: CHORD, width: 0.8 });
    sheet.line(frame.outline.map(at), { colour: ROLE_COLOURS[frame.role], width: 1.1, closed: true });
    drawScaleBar(sheet, frame, picture, x, y + height, across);
  });
}

function drawScaleBar(
  sheet: Sheet,
  { mmPerPixelX }: DrawnLumen,
  { columns }: KeyPicture,
  x: number,
  bottom: number,
  across: number,
): void {
  const width = columns * across;
  const style = { size: 6.5, colour: '#ffffff' };
  if (mmPerPixelX === null) {
    sheet.text('no scale', x + 5, bottom - 11, width, style);
    return;
  }
  // Whatever the paper, the bar of a picture is as many millimetres.
  const bar = scaleBar(mmPerPixelX, columns / 4);
  if (bar === null) return;
  const { mm } = bar;
  const length = bar.length * across;
  const [left, base] = [x + 5, bottom - 5];
  sheet.line(
    [
      [left, base - 3],
      [left, base],
      [left + length, base],
      [left + length, base - 3],
    ],
    { colour: '#ffffff', width: 0.8 },
  );
  sheet.text(`${mm} mm`, left + 2, base - 9.5, width, style);
}
