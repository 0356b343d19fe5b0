import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../../core/geometry/point.ts';
import { readOutline } from '../../../../core/session/drawn/readings.ts';
import { run as record } from '../../session/fixture.ts';
import { bytesWith, code, container, image, reportIn, shape, text } from './another-makers-report.ts';
import { around, bring, circle, EMPTY, SQUARE } from './brought.ts';

/** A line of 12,000 pixels goes around nothing in a picture of 500. */
const SAW: Contour = Array.from({ length: 60 }, (_, k) => [100 + 4 * k, k % 2 === 0 ? 100 : 300]);

test('a polygon and a closed polyline of another maker come without a role, with the vein that their code names', async () => {
  const site = { ...text('363698007', 'SCT', ''), ValueType: 'CODE', TextValue: undefined };
  const groups = [
    container('125007', [
      text('112039', 'DCM', 'Cornerstone3DTools@^0.1.0:PlanarFreehandROI'),
      shape('POLYLINE', around(circle(80, 90))),
      { ...site, ConceptCodeSequence: code('63507001', 'SCT') },
      text('121106', 'DCM', 'Lesion; not our word'),
    ]),
    container('125007', [text('112039', 'DCM', 'Lumen at the stent'), shape('POLYGON', SQUARE)]),
  ];
  const { outlines } = bring(await reportIn(bytesWith(groups)), EMPTY);
  expect(outlines.map(({ name, role, segment, frame }) => [name, role, segment, frame])).toEqual([
    ['Outline 1', 'unknown', 'EIV', 7],
    ['Lumen at the stent', 'unknown', 'unknown', 7],
  ]);
  const [round, square] = outlines.map((one) => readOutline(one, record).readings);
  // 0.1 mm a pixel: a circle 16 mm across, and a square of 10 mm, each followed within a pixel.
  expect(Math.abs((round?.area ?? 0) - Math.PI * 64)).toBeLessThan(2);
  expect(Math.abs((round?.min ?? 0) - 16)).toBeLessThan(0.1);
  expect(Math.abs((square?.area ?? 0) - 100)).toBeLessThan(2);
  expect(Math.max(...outlines.map(({ knots }) => knots.length))).toBeLessThanOrEqual(96);
});

test('a circle and an ellipse of another maker are outlines of just that shape', async () => {
  // Half axes of 50 and 20 pixels, the long one 30 degrees down from the right.
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  const along = (by: number): Point => [250 + by * cos, 250 + by * sin];
  const across = (by: number): Point => [250 - by * sin, 250 + by * cos];
  const groups = [
    container('125007', [
      shape('CIRCLE', [
        [250, 250],
        [286, 298],
      ]),
    ]),
    container('125007', [shape('ELLIPSE', [along(50), along(-50), across(20), across(-20)])]),
  ];
  const { outlines } = bring(await reportIn(bytesWith(groups)), EMPTY);
  expect(outlines.map(({ curve, knots, origin }) => [curve, knots.length, origin])).toEqual([
    ['ellipse', 4, 'imported'],
    ['ellipse', 4, 'imported'],
  ]);
  const [round, oval] = outlines.map((one) => readOutline(one, record).readings);
  // 0.1 mm a pixel: the point on the circle is 60 pixels away.
  expect((round?.area ?? 0) / (Math.PI * 36)).toBeCloseTo(1, 3);
  expect([round?.min, round?.max]).toEqual([expect.closeTo(12, 2), expect.closeTo(12, 2)]);
  expect((oval?.area ?? 0) / (Math.PI * 5 * 2)).toBeCloseTo(1, 3);
  expect([oval?.min, oval?.max]).toEqual([expect.closeTo(4, 2), expect.closeTo(10, 2)]);
});

test('the same line beside its numbers and again below one of them is one outline; chords are not missed', async () => {
  const number = (child: object) => ({ RelationshipType: 'CONTAINS', ValueType: 'NUM', ContentSequence: [child] });
  const [line, chord] = [shape('POLYLINE', around(SQUARE)), shape('POLYLINE', SQUARE.slice(0, 2))];
  const report = await reportIn(bytesWith([container('125007', [line, number(line), number(chord)])]));
  expect([report.regions.length, report.leftOut]).toEqual([1, []]);
});

test.each([
  ['several points', shape('MULTIPOINT', SQUARE), 'drawn as multipoint and not as a closed line'],
  ['a circle of three points', shape('CIRCLE', SQUARE.slice(0, 3)), 'drawn as a circle without its two points'],
  [
    'a circle without size',
    shape('CIRCLE', [SQUARE[0] ?? [0, 0], SQUARE[0] ?? [0, 0]]),
    'drawn as a circle of no size',
  ],
  ['half an ellipse', shape('ELLIPSE', SQUARE.slice(0, 2)), 'drawn as an ellipse without its four points'],
  [
    'a flat ellipse',
    shape('ELLIPSE', [...SQUARE.slice(0, 2), [150, 150], [150, 150]]),
    'drawn as an ellipse of no width',
  ],
  ['sides for axes', shape('ELLIPSE', SQUARE), 'drawn as an ellipse whose axes do not cross'],
  ['an open line', shape('POLYLINE', SQUARE), 'drawn as a line that is not closed'],
  ['two points', shape('POLYGON', around(SQUARE.slice(0, 2))), 'with fewer than three points'],
  ['half a point', { ...shape('POLYGON', SQUARE), GraphicData: [1, 2, 3] }, 'with unreadable coordinates'],
  [
    'no number',
    { ...shape('POLYGON', SQUARE), GraphicData: [1, 2, Number.NaN, 3, 4, 4] },
    'with unreadable coordinates',
  ],
  ['no picture', shape('POLYGON', SQUARE, []), 'without a picture that they lie on'],
  ['no frame', shape('POLYGON', SQUARE, [image({})]), 'without a frame number'],
  ['two frames', shape('POLYGON', SQUARE, [image({ ReferencedFrameNumber: [1, 2] })]), 'on several frames at once'],
  [
    'a frame beyond',
    shape('POLYGON', SQUARE, [image({ ReferencedFrameNumber: 101 })]),
    'on a frame that pullback.dcm does not have',
  ],
  [
    'frame 0',
    shape('POLYGON', SQUARE, [image({ ReferencedFrameNumber: 0 })]),
    'on a frame that pullback.dcm does not have',
  ],
  ['outside', shape('POLYGON', circle(400, 9)), 'outside their picture'],
  ['a saw of 30 teeth', shape('POLYGON', SAW), 'too jagged to be followed within a pixel'],
  ['3D', { ...shape('POLYGON', SQUARE), ValueType: 'SCOORD3D' }, 'given in the patient’s space and not in a picture'],
])('%s is left out, and one sentence says why', async (_, item, why) => {
  const { outlines, told } = bring(await reportIn(bytesWith([container('125007', [item])])), EMPTY);
  expect([outlines, told]).toEqual([[], [`report.dcm: left out 1 shape ${why}.`]]);
});
