import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { toRgba8 } from '../../../../core/dicom/picture/picture.ts';
import { subtracted } from '../../../../core/dicom/picture/subtraction.ts';
import type { Picture, Subtraction } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../build.ts';

/** How a run of six frames with these mask items is to be subtracted. */
async function asked(
  items: readonly (readonly Element[])[],
  more: readonly Element[] = [],
): Promise<Subtraction | null> {
  const elements = imageElements(1, 2, [
    [0x00280008, 'IS', '6 '],
    ...more,
    [0x00286100, 'SQ', items],
    pixelData(Array(12).fill(1)),
  ]);
  const run = await openRun(memorySource('xa.dcm', dicomFile(EXPLICIT, elements)));
  if (!run.ok) throw new Error(run.problem);
  return run.value.subtraction;
}

const operation = (name: string): Element => [0x00286101, 'CS', name];
type Grey = Extract<Picture, { kind: 'grey' }>;
const grey = (pixels: readonly number[], rows = 1): Grey => ({
  kind: 'grey',
  rows,
  columns: pixels.length / rows,
  pixels: Uint16Array.from(pixels),
  min: 0,
  max: 4095,
  slope: 1,
  intercept: 0,
  invert: false,
  window: { center: 2048, width: 4096 },
  table: null,
});
const how = (more: Partial<Extract<Subtraction, { possible: true }>> = {}) => ({
  possible: true as const,
  masks: [],
  shift: [0, 0] as const,
  logarithmic: false,
  recommended: false,
  ...more,
});
const values = ({ pixels, slope }: Grey): readonly number[] => Array.from(pixels, (pixel) => pixel * slope);
const near = (expected: readonly number[], within: number) => expected.map((value) => expect.closeTo(value, within));

test('AVG_SUB takes the mean of the frames it names from every frame of its range', async () => {
  const masked = await asked(
    [[operation('AVG_SUB '), [0x00286102, 'US', [3, 5]], [0x00286110, 'US', [1, 2]]]],
    [[0x00281090, 'CS', 'SUB ']],
  );
  expect(masked).toEqual({
    possible: true,
    masks: [null, null, [0, 1], [0, 1], [0, 1], null],
    shift: [0, 0],
    logarithmic: false,
    recommended: true,
  });
});

test('TID takes the frame so many before, 1 where it does not say', async () => {
  const [one, two] = [await asked([[operation('TID ')]]), await asked([[operation('TID '), [0x00286120, 'SS', [2]]]])];
  expect([one, two].map((answer) => answer?.possible && answer.masks)).toEqual([
    [null, [0], [1], [2], [3], [4]],
    [null, null, [0], [1], [2], [3]],
  ]);
});

test('what cannot be done is said: reversed time, averaged contrast frames, masks that the run does not have', async () => {
  const answers = [
    await asked([[operation('REV_TID '), [0x00286102, 'US', [3, 5]]]]),
    await asked([[operation('AVG_SUB '), [0x00286110, 'US', [1]], [0x00286112, 'US', [4]]]]),
    await asked([[operation('AVG_SUB '), [0x00286110, 'US', [7]]]]),
  ];
  expect(answers.map((answer) => answer?.possible)).toEqual([false, false, false]);
  expect(await asked([[operation('NONE')]])).toBe(null);
});

test('a frame minus the mean of its masks, sign kept, zero shown mid grey', () => {
  const answer = subtracted(grey([100, 500, 1300]), [grey([100, 400, 1600]), grey([100, 400, 1800])], how());
  expect(values(answer)).toEqual(near([0, 100, -400], 1));
  expect(toRgba8(answer)[0]).toBe(128);
});

test('where values are linear in dose their logarithms are subtracted: the same absorber gives the same difference anywhere', () => {
  const answer = subtracted(grey([50, 500, 2000]), [grey([100, 1000, 2000])], how({ logarithmic: true }));
  expect(values(answer)).toEqual(near([-1000 * Math.LN2, -1000 * Math.LN2, 0], 0));
});

test('the mask moves down by a positive row offset and to the left by a positive column offset, fractions are mixed', async () => {
  const masked = await asked([[operation('AVG_SUB '), [0x00286110, 'US', [1]], [0x00286114, 'FL', [1, 2]]]]);
  expect(masked?.possible && masked.shift).toEqual([1, -2]);
  const mask = grey([10, 20, 30, 40, 50, 60, 70, 80, 90], 3);
  const zero = grey(Array(9).fill(0), 3);
  expect(values(subtracted(zero, [mask], how({ shift: [1, 0] })))).toEqual(
    near([-10, -20, -30, -10, -20, -30, -40, -50, -60], 1),
  );
  expect(values(subtracted(zero, [mask], how({ shift: [0, -1] })))).toEqual(
    near([-20, -30, -30, -50, -60, -60, -80, -90, -90], 1),
  );
  expect(values(subtracted(zero, [mask], how({ shift: [0, 0.5] })))).toEqual(
    near([-10, -15, -25, -40, -45, -55, -70, -75, -85], 1),
  );
});
