import { expect, test } from 'vitest';
import type { Run } from '../../../../core/dicom/run.ts';
import {
  compressed,
  dicomFile,
  type Element,
  EXPLICIT,
  encapsulated,
  imageElements,
  joined,
  pixelData,
} from '../build.ts';
import { openedFile, reportFile } from '../report-file.ts';

const JPEG = '1.2.840.10008.1.2.4.50';
const RLE = '1.2.840.10008.1.2.5';
const counts = ({ image, clock, warnings }: Run) => [
  image.frames,
  clock.known ? clock.timesMs.length : image.frames,
  warnings,
];

test.each([
  ['14a_native_8f_said_none.dcm', '1 frame'],
  ['14c_jpeg_8f_said_none_bot.dcm', '1 frame'],
  ['14e_jpeg_8f_said_6_bot.dcm', '6 frames'],
])('%s shows all 8 stored frames and says so', async (name, stated) => {
  const { run, shade } = await reportFile(name);
  const warning = `The header states ${stated}, but 8 are stored; all 8 are shown.`;
  expect(counts(run)).toEqual([8, 8, [warning]]);
  expect(await shade(7, 32, 32)).toHaveLength(3);
});

test('the control says nothing of its frames', async () => {
  expect(counts((await reportFile('00_control.dcm')).run)).toEqual([8, 8, []]);
});

test('an empty fragment costs its own frame and no other', async () => {
  const { run, shade } = await reportFile('15a_empty_frame_8_bot.dcm');
  expect(run.warnings).toEqual(['Frame 5 has no picture: the file holds no data there. All other frames are shown.']);
  const shades = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((k) => shade(k, 32, 32)));
  expect(shades.map((one) => typeof one)).toEqual(Array.from('00001000', (c) => (c === '1' ? 'string' : 'object')));
  expect(shades[4]).toBe('run.dcm, frame 5 has no picture: the file holds no data there.');
});

/** A native file of 2 × 2 bytes a frame: so many bytes, so many frames stated. */
function native(bytes: number, stated: string, more: readonly Element[] = []): Uint8Array {
  const pixels = Array.from({ length: bytes }, (_, i) => i);
  return dicomFile(EXPLICIT, [...imageElements(2, 2, [[0x00280008, 'IS', stated], ...more]), pixelData(pixels)]);
}

test.each([
  ['whole frames more than stated are all shown', native(12, '2'), 3, 1],
  ['a count of 0 is no statement', native(12, '0'), 3, 1],
  ['a piece of a further frame is left out', native(10, '2'), 2, 0],
  ['what is no whole number of frames keeps the stated count, with a word', native(14, '1'), 1, 1],
])('native: %s', async (_, bytes, frames, warnings) => {
  const { run } = await openedFile(bytes);
  expect([run.image.frames, run.warnings.length]).toEqual([frames, warnings]);
});

/** A compressed file: stated frames, offsets, pieces. */
function pieces(uid: string, stated: number, offsets: readonly number[], fragments: readonly (readonly number[])[]) {
  const header = imageElements(4, 4, [[0x00280008, 'IS', String(stated)]]);
  const bytes = fragments.map((fragment) => Uint8Array.from(fragment));
  return joined([dicomFile(compressed(uid), header), encapsulated(offsets, bytes)]);
}

const BEGUN = [0xff, 0xd8, 0xff, 0xe0];
const RLE_BEGUN = [1, 0, 0, 0, 64, 0, 0, 0];

test.each([
  ['JPEG without a table, none stated', pieces(JPEG, 1, [], [BEGUN, BEGUN, BEGUN]), 3, 1],
  ['RLE without a table', pieces(RLE, 2, [], [RLE_BEGUN, RLE_BEGUN, RLE_BEGUN]), 3, 1],
  ['a table that is as short as the count', pieces(JPEG, 2, [0, 12], [BEGUN, BEGUN, BEGUN]), 3, 1],
  ['frames in several pieces', pieces(JPEG, 1, [], [BEGUN, [1, 2], BEGUN, [3, 4]]), 2, 1],
  ['one frame in several pieces', pieces(JPEG, 1, [], [BEGUN, [1, 2], [3, 4]]), 1, 0],
  ['an empty frame without a table', pieces(JPEG, 3, [], [BEGUN, [], BEGUN]), 3, 1],
  ['an empty last piece is no frame', pieces(JPEG, 2, [], [BEGUN, BEGUN, []]), 2, 0],
])('compressed: %s', async (_, bytes, frames, warnings) => {
  const { run } = await openedFile(bytes);
  expect([run.image.frames, run.warnings.length]).toEqual([frames, warnings]);
});

test.each([0, 7, 19])(
  'of 20 frames with an offset table, an empty frame (%d from 0) costs itself alone',
  async (empty) => {
    const fragments = Array.from({ length: 20 }, (_, k) => (k === empty ? [] : BEGUN));
    const offsets = fragments.map((_, k) => fragments.slice(0, k).reduce((sum, { length }) => sum + 8 + length, 0));
    const { run, shade } = await openedFile(pieces(JPEG, 20, offsets, fragments));
    const sentence = `Frame ${empty + 1} has no picture: the file holds no data there. All other frames are shown.`;
    expect([run.image.frames, run.warnings]).toEqual([20, [sentence]]);
    expect(await shade(empty, 0, 0)).toBe(`run.dcm, frame ${empty + 1} has no picture: the file holds no data there.`);
  },
);
