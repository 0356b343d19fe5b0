import { toRgba8 } from '../dicom/picture/picture.ts';
import type { Picture } from '../dicom/run.ts';
import type { GreyFrame } from './answer.ts';

/** A pixel whose colours lie further apart than this is drawn, not ultrasound (lines and words of consoles are of full colour; JPEG tints grey by less). */
const COLOURED = 40;

/** A picture in grey as its file wants it shown, and where it is coloured. */
export function greyFrame(picture: Picture): GreyFrame {
  const { columns: width, rows: height } = picture;
  if ('luma' in picture) return { width, height, grey: picture.luma, drawn: new Uint8Array(width * height) };
  const rgba = toRgba8(picture);
  const grey = new Uint8Array(width * height);
  if (picture.kind === 'grey') {
    for (let i = 0; i < grey.length; i++) grey[i] = rgba[4 * i] ?? 0;
    return { width, height, grey, drawn: null };
  }
  const drawn = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
    grey[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    drawn[i] = Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURED ? 1 : 0;
  }
  return { width, height, grey, drawn };
}
