import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import type { Attributes } from '../../../../core/dicom/write/dataset.ts';
import type { Contour } from '../../../../core/geometry/point.ts';
import { readStructuredReport } from '../../../../core/report/dicom/read/structured-report.ts';
import { followed } from '../../../../core/session/drawn/followed.ts';
import { bytesWith, container, readOf, reportIn, shape } from './another-makers-report.ts';

const TRIANGLE: Contour = [
  [10, 10],
  [90, 10],
  [50, 80],
];
const GOOD = bytesWith([container('125007', [shape('POLYGON', TRIANGLE)])]);
const problemOf = async (bytes: Uint8Array) => {
  const read = await readStructuredReport(memorySource('report.dcm', bytes));
  return read === null || read.ok ? null : read.problem;
};

test('an object of another kind, an empty file and text are no structured reports', async () => {
  const capture = bytesWith([], { SOPClassUID: '1.2.840.10008.5.1.4.1.1.7' });
  for (const bytes of [capture, new Uint8Array(), new TextEncoder().encode('{"format": "x"}')])
    expect(await readOf(bytes)).toBeNull();
});

test('whatever is cut off or changed: a report, none, or one sentence that names the file', async () => {
  let refused = 0;
  for (let at = 200; at < GOOD.length; at += 7) {
    const flipped = GOOD.slice();
    flipped[at] = 0xff - (flipped[at] ?? 0);
    for (const bytes of [GOOD.slice(0, at), flipped]) {
      const read = await readStructuredReport(memorySource('report.dcm', bytes));
      if (read === null || read.ok) continue;
      refused += 1;
      expect(read.problem).toMatch(/^report\.dcm .*\.$/);
    }
  }
  expect(refused).toBeGreaterThan(0);
});

test('too deep and too many items are refused; of too many outlines the first come', async () => {
  let nested: Attributes = shape('POLYGON', TRIANGLE);
  for (let k = 0; k < 40; k += 1) nested = container('126010', [nested]);
  expect(await problemOf(bytesWith([nested]))).toBe(
    'report.dcm is a structured report that is nested too deeply; no outline was taken from it.',
  );
  const empty: Attributes = { ValueType: 'TEXT' };
  expect(await problemOf(bytesWith(Array.from({ length: 20_001 }, () => empty)))).toBe(
    'report.dcm is a structured report with more than 20000 items; no outline was taken from it.',
  );
  const many = Array.from({ length: 503 }, (_, k) =>
    shape(
      'POLYGON',
      TRIANGLE.map(([x, y]) => [x + k / 4, y] as const),
    ),
  );
  const { regions, leftOut } = await reportIn(bytesWith([container('125007', many)]));
  expect([regions.length, leftOut]).toEqual([500, Array.from({ length: 3 }, () => 'more than the first 500')]);
});

test('no line makes a curve that is more than a pixel away: a saw of 4,000 teeth and coordinates beyond all bounds give none', () => {
  const saw = Array.from({ length: 8000 }, (_, k) => [(k / 8000) * 400, k % 2 === 0 ? 10 : 400] as const);
  expect(followed(saw)).toBeNull();
  expect(
    followed([
      [1e38, 0],
      [-1e38, 1e38],
      [0, -1e38],
    ]),
  ).toBeNull();
  expect(
    followed([
      [5, 5],
      [5, 5],
      [5, 5],
    ]),
  ).toBeNull();
});
