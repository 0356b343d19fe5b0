import { expect, test } from 'vitest';
import { measureContours } from '../../../core/measure/contours.ts';

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];

function measured(...contours: readonly object[]): unknown {
  const answer = measureContours(JSON.stringify({ contours }));
  return answer.ok ? answer.value : answer.problem;
}

test('a square of 4 mm answers all readings in mm', () => {
  expect(measured({ id: 'a', unit: 'mm', points: square })).toEqual([
    {
      id: 'a',
      unit: 'mm',
      area: 16,
      perimeter: 16,
      min: expect.closeTo(4, 12),
      max: expect.closeTo(Math.sqrt(32), 12),
      mean: expect.closeTo(2 + Math.sqrt(8), 12),
      areaEquivalent: expect.closeTo(8 / Math.sqrt(Math.PI), 12),
      perimeterEquivalent: expect.closeTo(16 / Math.PI, 12),
      minCaliper: expect.closeTo(4, 12),
      maxCaliper: expect.closeTo(Math.sqrt(32), 12),
      nonconvex: false,
    },
  ]);
});

test('pixels with a scale that differs along x and y answer in mm, without one in px', () => {
  expect(measured({ id: 'a', unit: 'px', mmPerPixelX: 0.5, mmPerPixelY: 0.25, points: square })).toMatchObject([
    { unit: 'mm', area: 2, perimeter: 6, minCaliper: 1 },
  ]);
  expect(measured({ id: 'a', unit: 'px', points: square })).toMatchObject([{ unit: 'px', area: 16 }]);
});

test('a contour that crosses itself answers with an error, the others are measured', () => {
  const eight = [square[0], square[2], square[1], square[3]];
  expect(measured({ id: 'bad', unit: 'mm', points: eight }, { id: 'good', unit: 'mm', points: square })).toEqual([
    { id: 'bad', error: expect.stringContaining('crosses') },
    expect.objectContaining({ id: 'good', area: 16 }),
  ]);
  expect(measured({ id: 'few', unit: 'mm', points: square.slice(2) })).toEqual([
    { id: 'few', error: 'has 2 vertices, but at least 3 are needed' },
  ]);
});

test('a first point repeated at the end to close the outline changes nothing', () => {
  expect(measured({ id: 'a', unit: 'mm', points: [...square, square[0]] })).toEqual(
    measured({ id: 'a', unit: 'mm', points: square }),
  );
});

test.each<readonly [string, string]>([
  ['', 'document: is not JSON'],
  ['[]', 'document: must be one object'],
  ['{}', 'contours: is required'],
  [
    '{"contours":[{"id":"a","unit":"px","mmPerPixelX":0.1,"points":[]}]}',
    'contours[0].mmPerPixelY: is required with mmPerPixelX',
  ],
  [
    '{"contours":[{"id":"a","unit":"px","mmPerPixelY":0.1,"points":[]}]}',
    'contours[0].mmPerPixelX: is required with mmPerPixelY',
  ],
  [
    '{"contours":[{"id":"a","unit":"px","mmPerPixelX":0,"mmPerPixelY":0.1,"points":[]}]}',
    'contours[0].mmPerPixelX: must be greater than 0',
  ],
  [
    '{"contours":[{"id":"a","unit":"px","mmPerPixelX":0.1,"mmPerPixelY":-1,"points":[]}]}',
    'contours[0].mmPerPixelY: must be greater than 0',
  ],
  [
    '{"contours":[{"id":"a","unit":"mm","mmPerPixelX":0.1,"mmPerPixelY":0.1,"points":[]}]}',
    'contours[0].mmPerPixelX: is only allowed with points in px',
  ],
  ['{"contours":[{"id":"a","unit":"cm","points":[]}]}', 'contours[0].unit: must be "mm" or "px"'],
  ['{"contours":[{"id":"a","unit":"mm","points":[[0,1e999]]}]}', 'contours[0].points[0][1]: must be a finite number'],
  ['{"contours":[{"id":"a","unit":"mm","points":[[0,1,2]]}]}', 'contours[0].points[0]: has too many values'],
  ['{"contours":[{"id":"a","unit":"mm","points":[],"name":"b"}]}', 'contours[0].name: is not a known key'],
  [
    '{"contours":[{"id":"a","unit":"mm","points":[]},{"id":"a","unit":"mm","points":[]}]}',
    'contours[1].id: "a" is used twice',
  ],
])('%s is refused: %s', (text, problem) => {
  expect(measureContours(text)).toEqual({ ok: false, problem });
});
