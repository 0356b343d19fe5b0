import { greatestOf } from '../../extremes.ts';
import type { DrawnLumen, ReportContent } from '../content.ts';
import { drawKeyFrame, type KeyPicture, pictureHeight } from './figure.ts';
import { BODY, type Flow, heading, INK, need, RULE, SMALL } from './flow.ts';

/** The picture of each key frame by the id of its outline. */
export type Pictures = ReadonlyMap<string, KeyPicture>;

const GAP = 10;
/** Room for a caption of three lines, points. */
const CAPTION = 33;
/** Pictures in a row at most. */
const ROW = 3;

/** The key frames in rows, each with what it is and its figures; one whose picture is not at hand says so. */
export function drawKeyFrames(flow: Flow, { keyFrames: ids, drawn }: ReportContent, pictures: Pictures): void {
  const keyFrames = ids.flatMap((id) => drawn.find((each) => each.id === id) ?? []);
  if (keyFrames.length === 0) return;
  const { left, width } = flow;
  const each = (width - (ROW - 1) * GAP) / ROW;
  heading(flow, 'Key frames', each + 30);
  for (let index = 0; index < keyFrames.length; index += ROW) {
    const row = keyFrames.slice(index, index + ROW);
    const heights = row.map((frame) => heightOf(frame, pictures, each));
    const tallest = greatestOf(heights);
    need(flow, tallest + CAPTION);
    for (const [place, frame] of row.entries())
      drawOne(flow, frame, pictures, left + place * (each + GAP), each, tallest);
    flow.y += tallest + CAPTION;
  }
}

function heightOf(frame: DrawnLumen, pictures: Pictures, width: number): number {
  const picture = pictures.get(frame.id);
  return picture === undefined ? 40 : pictureHeight(picture, frame, width);
}

function drawOne(
  { sheet, y }: Flow,
  frame: DrawnLumen,
  pictures: Pictures,
  x: number,
  width: number,
  height: number,
): void {
  const picture = pictures.get(frame.id);
  const alt = `${frame.title}, ${frame.caption}: ${frame.minText}, ${frame.maxText}`;
  sheet.tagged(
    'Figure',
    () => {
      if (picture !== undefined) return drawKeyFrame(sheet, frame, picture, x, y, width);
      sheet.frame(x, y, width, 36, RULE);
      sheet.text('Picture not at hand', x + 6, y + 12, width, SMALL);
    },
    { alt },
  );
  sheet.tagged('Caption', () => {
    let at = y + height + 3;
    at += sheet.text(frame.title, x, at, width, { ...BODY, size: 7.8, bold: true });
    at += sheet.text(`${frame.minText} (solid), ${frame.maxText} (dashed)`, x, at, width, { ...SMALL, colour: INK });
    sheet.text(frame.caption, x, at, width, SMALL);
  });
}
