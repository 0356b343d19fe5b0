import { expect, test } from 'vitest';
import { stackedEntries } from '../../../../core/dicom/stack/stacks.ts';
import type { Element } from '../build.ts';
import { framesOf, region } from './single-frames.ts';

type Numbers = Parameters<typeof framesOf>[0];

/** The names of the files that each run is made of, and everything that is said. */
async function stacked(numbers: Numbers) {
  const entries = stackedEntries((await framesOf(numbers)).map((run) => ({ run })));
  return {
    runs: entries.map(({ frames }) => frames.map(({ run }) => run.file).join('')),
    said: entries.flatMap(({ remarks }) => remarks),
  };
}

const size: readonly Element[] = [
  [0x00280010, 'US', [6]],
  [0x00280011, 'US', [6]],
];
const modality = (term: string): Element => [0x00080060, 'CS', term];
const content = (time: string): Element => [0x00080033, 'TM', time];
const angles = (primary: string): readonly Element[] => [modality('XA'), [0x00181510, 'DS', primary]];

test('single frames of a series are one run in the order of their Instance Numbers', async () => {
  expect(await stacked(['3', '1', '2'])).toEqual({ runs: ['bca'], said: [] });
  // By value, not by text; blanks, signs and zeros in front are spelling.
  expect(await stacked(['10', '9', ' 8', '11 ', '007', '+6'])).toEqual({ runs: ['fecbad'], said: [] });
});

test('a missing number is said, and the run goes on behind it', async () => {
  expect(await stacked(['1', '2', '4', '5'])).toEqual({
    runs: ['abcd'],
    said: ['No frame has Instance Number 3: files of this run may be missing.'],
  });
  const { said } = await stacked(['1', '3', '9', '10', '12']);
  expect(said).toEqual(['No frame has Instance Number 2, 4 to 8 or 11: files of this run may be missing.']);
});

test('two frames of one number have no order: nothing is put together, and both are named', async () => {
  expect(await stacked(['1', '2', '2', '3'])).toEqual({
    runs: ['a', 'b', 'c', 'd'],
    said: [
      'b and c have the same Instance Number 2: the single frames of this series have no order and open one by one.',
    ],
  });
});

test('a frame without a readable number stays by itself, and it is said', async () => {
  expect(await stacked(['1', '', '2', 'x'])).toEqual({
    runs: ['ac', 'b', 'd'],
    said: [
      'b has no Instance Number and is no frame of the run a … c.',
      'd has no Instance Number and is no frame of the run a … c.',
    ],
  });
  expect(await stacked(['', ''])).toEqual({ runs: ['a', 'b'], said: [] });
});

test('two sizes in one series are two runs', async () => {
  expect(await stacked(['1', ['2', ...size], '3', ['4', ...size], '5'])).toEqual({
    runs: ['ace', 'bd'],
    said: [
      'No frame has Instance Number 2 or 4: files of this run may be missing.',
      'No frame has Instance Number 3: files of this run may be missing.',
      'b … d has another size than the run a … e of the same series: it is a run of its own.',
    ],
  });
});

test.each<readonly [string, readonly Element[]]>([
  ['another size', size],
  ['another scale', [region(1.6)]],
  ['another kind of object', [[0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.6.1']]],
  ['another colour model', [[0x00280004, 'CS', 'MONOCHROME1']]],
  ['another range of values', [[0x00281053, 'DS', '2']]],
])('a frame with %s stays by itself, and it is said', async (what, elements) => {
  const { runs, said } = await stacked(['1', '2', ['3', ...elements]]);
  expect(runs).toEqual(['ab', 'c']);
  expect(said).toEqual([`c has ${what} than the run a … b of the same series and is no frame of it.`]);
});

test.each<readonly [string, Element]>([
  ['of another series', [0x0020000e, 'UI', '1.2.3.10']],
  ['of another study', [0x0020000d, 'UI', '1.2.4']],
  ['with frames of its own', [0x00280008, 'IS', '2']],
])('a file %s is a run of its own', async (_, element) => {
  expect((await stacked(['1', ['3', element], '2'])).runs).toEqual(['ac', 'b']);
});

test.each(['DX', 'CR', 'RF', 'CT', 'MR', 'OT', 'SC', 'PX'])('pictures of %s are never put together', async (term) => {
  expect(
    (
      await stacked([
        ['1', modality(term)],
        ['2', modality(term)],
      ])
    ).runs,
  ).toEqual(['a', 'b']);
});

test.each(['IVUS', 'IVOCT', 'US', 'XA'])('frames of %s are put together', async (term) => {
  expect(
    (
      await stacked([
        ['1', modality(term)],
        ['2', modality(term)],
      ])
    ).runs,
  ).toEqual(['ab']);
});

test('X-ray pictures from different angles are different projections', async () => {
  expect(
    (
      await stacked([
        ['1', ...angles('30')],
        ['2', ...angles('30')],
      ])
    ).runs,
  ).toEqual(['ab']);
  expect(
    (
      await stacked([
        ['1', ...angles('30')],
        ['2', ...angles('0')],
      ])
    ).runs,
  ).toEqual(['a', 'b']);
});

test('pictures taken more than ten seconds apart are stills and no run', async () => {
  const at = (...times: readonly string[]) => stacked(times.map((time, i) => [String(i + 1), content(time)] as const));
  expect((await at('101500', '101509', '101518')).runs).toEqual(['abc']);
  expect((await at('101500', '101511', '101518')).runs).toEqual(['a', 'b', 'c']);
});
