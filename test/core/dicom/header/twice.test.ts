import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { calibrate } from '../../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, itemBytes, pixelData, written } from '../build.ts';
import { built } from '../report-files.ts';

const REGION: readonly Element[] = [
  [0x00186012, 'US', [1]],
  [0x00186014, 'US', [1]],
  [0x00186018, 'UL', [0]],
  [0x0018601a, 'UL', [0]],
  [0x0018601c, 'UL', [3]],
  [0x0018601e, 'UL', [3]],
  [0x00186024, 'US', [3]],
  [0x00186026, 'US', [3]],
  [0x0018602c, 'FD', [0.005]],
];
const regionWith = (...more: readonly Element[]): Element => [0x00186011, 'SQ', [[...REGION, ...more]]];
const SPACING: Element = [0x00280030, 'DS', '0.1\\0.1'];

// PS3.5 section 7.1: a data set holds an attribute at most once. Of two that differ, some readers take the first, some the last.
test.each<[string, readonly Element[], string]>([
  [
    'a region size',
    [regionWith([0x0018602e, 'FD', [0.005]], [0x0018602e, 'DS', '0.02'])],
    'Ultrasound region 1: Physical Delta Y (0018,602E) is unreadable: it holds "0.005" and also "0.02" and is not used.',
  ],
  [
    'a pixel size',
    [SPACING, [0x00280030, 'DS', '0.2\\0.2']],
    'Pixel Spacing (0028,0030) is unreadable: it holds "0.1\\0.1" and also "0.2\\0.2" and is not used.',
  ],
  [
    'a pixel size and nothing',
    [SPACING, [0x00280030, 'DS', '']],
    'Pixel Spacing (0028,0030) is unreadable: it holds "0.1\\0.1" and also nothing and is not used.',
  ],
  [
    'the list of regions',
    [regionWith([0x0018602e, 'FD', [0.005]]), regionWith([0x0018602e, 'FD', [0.02]])],
    'The Sequence of Ultrasound Regions (0018,6011) is unreadable and is not used.',
  ],
])('%s that stands twice with different values gives no scale, and both are named', async (_, more, sentence) => {
  const { spacing, warnings } = await built(more);
  expect([calibrate(spacing, null).known, warnings]).toEqual([false, expect.arrayContaining([sentence])]);
});

test.each<[string, readonly Element[]]>([
  ['to the byte', [regionWith([0x0018602e, 'FD', [0.005]], [0x0018602e, 'FD', [0.005]])]],
  ['in another kind of number', [regionWith([0x0018602e, 'FD', [0.005]], [0x0018602e, 'DS', '0.005'])]],
])('a region size that stands twice and is the same %s is read', async (_, more) => {
  expect(calibrate((await built(more)).spacing, null)).toMatchObject({ known: true, mmPerPixelY: 0.05 });
});

test('rows that stand twice with different values are refused as unreadable, not as missing', async () => {
  const elements = imageElements(4, 4, [
    [0x00280008, 'IS', '1'],
    [0x00280010, 'US', [8]],
  ]);
  const rows: Element = [0x00280010, 'US', [4]];
  const at = elements.findIndex(([tag]) => tag === 0x00280010);
  const file = dicomFile(EXPLICIT, [
    ...elements.slice(0, at),
    rows,
    ...elements.slice(at),
    pixelData(Array(16).fill(7)),
  ]);
  expect(await openRun(memorySource('run.dcm', file))).toMatchObject({
    ok: false,
    problem: 'run.dcm states the size of its image in a way that cannot be read: Rows (0028,0010); export it again.',
  });
});

/** A region whose last element says that it is shorter than it is: "0.0254" cut to "0.02", "54" left over. */
test.each([
  ['a part of the number', '54', { known: false }],
  ['NULs', '\0\0', { known: true, mmPerPixelY: 0.2 }],
])('%s behind the last element of a region', async (_, rest, scale) => {
  const item = written([...REGION, [0x0018602e, 'DS', '0.02']], EXPLICIT);
  const bytes = itemBytes(Uint8Array.from([...item, ...new TextEncoder().encode(rest)]));
  const { spacing } = await built([[0x00186011, 'SQ', bytes]]);
  expect(calibrate(spacing, null)).toMatchObject(scale);
});

test('a wrong length in a region that is no tissue makes the whole list unreadable: what lies behind it cannot be trusted', async () => {
  const tissue = itemBytes(written([...REGION, [0x0018602e, 'FD', [0.005]]], EXPLICIT));
  const graphics = written(
    [
      [0x00186012, 'US', [0]],
      [0x0018601e, 'UL', [3, 0x60240018]],
      [0x0018602c, 'FD', [1]],
    ],
    EXPLICIT,
  );
  // The value of 601E goes on with the tag of the next element, so that "US", its length and its value are read as an element.
  const behind = Uint8Array.of(0x55, 0x53, 2, 0, 0, 0, 0, 0);
  const cut = graphics.length - 16;
  const item = itemBytes(Uint8Array.from([...graphics.slice(0, cut), ...behind, ...graphics.slice(cut)]));
  const { spacing, warnings } = await built([[0x00186011, 'SQ', Uint8Array.from([...item, ...tissue])]]);
  expect([calibrate(spacing, null).known, warnings]).toEqual([
    false,
    ['The Sequence of Ultrasound Regions (0018,6011) is unreadable and is not used.'],
  ]);
});
