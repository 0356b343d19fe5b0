import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ellipseEnds } from '../../../../core/geometry/ellipse.ts';
import type { Contour } from '../../../../core/geometry/point.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { interpolated } from '../../../../core/session/drawn/interpolating.ts';
import { keyPairAt } from '../../../../core/session/drawn/key-frames.ts';
import { readOutline } from '../../../../core/session/drawn/readings.ts';
import { lookForStale, stalePairs } from '../../../../core/session/drawn/stale.ts';
import { outline, run, sessionWith, UNSAID } from '../fixture.ts';

const PICTURE = { columns: 500, rows: 500 };
const lesion = (id: string, frame: number, words: Partial<Outline> = {}) =>
  outline({ id, frame, role: 'lesion', ...words });

/** An ellipse of full axes in mm at 0.1 mm per pixel, turned by an angle, as its four ends. */
function turned(long: number, short: number, angle: number, x = 250, y = 250): Contour {
  const [cos, sin] = [5 * Math.cos(angle), 5 * Math.sin(angle)];
  return ellipseEnds([x, y], [long * cos, long * sin], [-short * sin, short * cos]);
}

/** The ends' ellipse as a spline through 24 knots on it, beginning somewhere else. */
function asSpline([a, b, c, d]: Contour, start = 0): Contour {
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four ends');
  return Array.from({ length: 24 }, (_, k) => {
    const angle = (2 * Math.PI * k) / 24 + start;
    const along = (axis: 0 | 1) =>
      (a[axis] + c[axis]) / 2 +
      (Math.cos(angle) * (a[axis] - c[axis])) / 2 +
      (Math.sin(angle) * (b[axis] - d[axis])) / 2;
    return [along(0), along(1)] as const;
  });
}

function filled(session: Session, id: string): readonly Outline[] {
  const from = session.outlines.find((one) => one.id === id);
  const pair = from === undefined ? null : keyPairAt(session, from);
  if (pair === null) throw new Error('two key outlines');
  let count = 0;
  const made = interpolated(session, pair, PICTURE, () => `made ${++count}`);
  if (!made.ok) throw new Error(made.problem);
  return made.value.outlines;
}

const read = (one: Outline) => readOutline(one, run).readings;

test.each(['ellipse', 'spline'] as const)(
  'from a circle of 10 mm to one of 14 mm four frames on lie 11, 12 and 13 mm within 0.1 per cent, their centres evenly apart (%s)',
  (curve) => {
    const shape = (ends: Contour) => (curve === 'ellipse' ? ends : asSpline(ends, 1));
    const session = sessionWith(
      lesion('A', 3, { curve, knots: shape(turned(10, 10, 0, 200, 240)) }),
      lesion('B', 7, { curve, knots: shape(turned(14, 14, 2, 240, 220)) }),
    );
    const made = filled(session, 'A');
    expect(made.map(({ frame }) => frame)).toEqual([4, 5, 6]);
    for (const [index, one] of made.entries()) {
      const { min = 0, max = 0, centroid = [0, 0] } = read(one) ?? {};
      const wanted = 11 + index;
      expect(Math.max(Math.abs(min - wanted), Math.abs(max - wanted)) / wanted).toBeLessThan(0.001);
      expect(centroid[0]).toBeCloseTo(20 + index + 1, 2);
      expect(centroid[1]).toBeCloseTo(24 - (index + 1) / 2, 2);
    }
  },
);

test('between two ellipses lies the ellipse whose axes, turn and centre are half way, whatever place each line begins at', () => {
  const axis = fc.double({ min: 2, max: 14, noNaN: true });
  // Nearer to a circle than this the direction of the long axis says nothing, and no turn is believed.
  const slender = fc
    .tuple(axis, fc.double({ min: 0.15, max: 0.45, noNaN: true }))
    .map(([long, share]) => [long, long * share] as const);
  const angle = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(slender, slender, angle, angle, ([a, b], [c, d], by, start) => {
      const session = sessionWith(
        lesion('A', 0, { knots: asSpline(turned(a, b, 0.3, 200, 200), start) }),
        lesion('B', 2, { knots: asSpline(turned(c, d, 0.3 + by, 220, 260)) }),
      );
      const [half] = filled(session, 'A');
      const {
        min = 0,
        max = 0,
        maxEnds = [
          [0, 0],
          [0, 0],
        ],
      } = (half && read(half)) ?? {};
      const [[x, y], [toX, toY]] = maxEnds;
      expect(Math.abs(max / ((a + c) / 2) - 1)).toBeLessThan(0.005);
      expect(Math.abs(min / ((b + d) / 2) - 1)).toBeLessThan(0.005);
      expect(Math.abs(Math.sin(Math.atan2(toY - y, toX - x) - 0.3 - by / 2))).toBeLessThan(0.03);
    }),
    { numRuns: 60 },
  );
});

test('a slit that turns by 80 degrees stays as long and as wide on every frame', () => {
  const session = sessionWith(
    lesion('A', 0, { curve: 'ellipse', knots: turned(14, 2, 0) }),
    lesion('B', 9, { curve: 'ellipse', knots: turned(14, 2, (80 * Math.PI) / 180) }),
  );
  const made = filled(session, 'A');
  expect(made.length).toBe(8);
  for (const one of made) {
    expect(one.curve).toBe('ellipse');
    expect(read(one)?.max).toBeCloseTo(14, 3);
    expect(read(one)?.min).toBeCloseTo(2, 2);
  }
});

test('interpolated outlines mean what both key outlines mean, wait to be accepted and decide nothing', () => {
  const session = sessionWith(
    lesion('A', 1, { name: 'Lesion 1', segment: 'EIV', state: 'expiration', primary: true }),
    lesion('B', 3, { name: 'Lesion 2', segment: 'EIV', state: 'inspiration' }),
  );
  const [one] = filled(session, 'A');
  const { knots: _, ...said } = one ?? { knots: [] };
  expect(said).toEqual({
    id: 'made 1',
    name: 'Lesion 3',
    run: run.sopInstanceUid,
    frame: 2,
    ...UNSAID,
    origin: 'interpolation',
    accepted: false,
    role: 'lesion',
    segment: 'EIV',
  });
});

test('the next outline of the same role and segment is the other key; an accepted one of the role in between is left alone', () => {
  const session = sessionWith(
    lesion('A', 0),
    outline({ id: 'R', frame: 2, role: 'reference' }),
    lesion('E', 3, { segment: 'EIV' }),
    lesion('B', 5),
    lesion('C', 9),
  );
  expect(filled(session, 'A').map(({ frame }) => frame)).toEqual([1, 2, 4]);
  expect(filled(session, 'C').map(({ frame }) => frame)).toEqual([6, 7, 8]);
});

test('drawn again, interpolated outlines stand in for the earlier ones; accepted ones are keys of their own', () => {
  let session = sessionWith(lesion('A', 0), lesion('B', 4));
  session = apply(session, { type: 'addOutlines', outlines: filled(session, 'A'), label: 'interpolate' });
  session = apply(session, { type: 'accept', ids: ['made 2'] });
  const pair = keyPairAt(session, session.outlines[0] ?? lesion('?', 0));
  const again = pair && interpolated(session, pair, PICTURE, () => 'new');
  expect(pair?.to.id).toBe('made 2');
  expect(again?.ok && [again.value.outlines.map(({ frame }) => frame), again.value.replacing]).toEqual([
    [1],
    ['made 1'],
  ]);
});

test('interpolated outlines are said to be stale once a key outline has moved, not when one of them is accepted', () => {
  const [a, b] = [turned(12, 4, 0.2), turned(14, 6, 0.5, 280)];
  const keys = sessionWith(lesion('A', 0, { knots: asSpline(a) }), lesion('B', 8, { knots: asSpline(b, 0.4) }));
  const drawn = apply(keys, { type: 'addOutlines', outlines: filled(keys, 'A'), label: 'interpolate' });
  const acceptedOne = apply(drawn, { type: 'accept', ids: ['made 4'] });
  const moved = apply(acceptedOne, {
    type: 'reshape',
    id: 'B',
    knots: asSpline(b, 0.4).map(([x, y]) => [x + 3, y]),
    label: 'nudge outline',
  });
  const names = (session: Session) => stalePairs(session).map(({ from, to }) => [from.id, to.id]);
  expect([names(drawn), names(acceptedOne), names(moved)]).toEqual([[], [], [['made 4', 'B']]]);
  // In pieces, one outline that waits at each turn: those on frames 1 to 3, then the first behind the accepted one, which no longer follows: the next two need not be looked at.
  const looking = lookForStale(moved);
  const turns = [looking.next(), looking.next(), looking.next(), looking.next(), looking.next()];
  expect(turns.map(({ done }) => done)).toEqual([false, false, false, false, true]);
  expect(turns.at(-1)?.value).toEqual(stalePairs(moved));
});

test('nothing is drawn towards a key outline that crosses itself', () => {
  const eight: Contour = [
    [100, 100],
    [200, 200],
    [200, 100],
    [100, 200],
  ];
  const session = sessionWith(lesion('A', 0), lesion('B', 4, { knots: eight }));
  const pair = { from: session.outlines[0] ?? lesion('?', 0), to: session.outlines[1] ?? lesion('?', 0) };
  expect(interpolated(session, pair, PICTURE, () => 'x')).toEqual({
    ok: false,
    problem: 'B on frame 5 crosses itself: correct it first.',
  });
});

test('a frame with a brought-in outline that waits is left alone, and the outline stays', () => {
  const waiting = lesion('w', 3, { origin: 'imported', accepted: false });
  const made = filled(sessionWith(lesion('a', 1), lesion('b', 5), waiting), 'a');
  expect(made.map(({ frame }) => frame)).toEqual([2, 4]);
});
