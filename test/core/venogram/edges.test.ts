import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { findEdges } from '../../../core/venogram/edges.ts';
import type { FoundVessel } from '../../../core/venogram/found.ts';
import type { Phantom } from './phantom.ts';
import { drawn, STRAIGHT } from './phantom.ts';

/** Clicks beside the middle, by two pixels, as a hand sets them. */
function clicksOn({ middle, aspect }: Phantom, shares: readonly number[]): readonly Point[] {
  return shares.map((share): Point => {
    const [x, y] = middle(share);
    return [x + 2, y / aspect];
  });
}

const ENDS = [0.05, 0.95];
const found = (phantom: Phantom, shares = ENDS) => findEdges(drawn(phantom), clicksOn(phantom, shares), phantom.aspect);

function vesselIn(phantom: Phantom, shares = ENDS): FoundVessel {
  const answer = found(phantom, shares);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value;
}

/** How far outside the phantom’s edge a knot lies, widths of a pixel. */
function beyond({ middle, half, aspect }: Phantom, [x, row]: Point): number {
  let [away, at] = [Number.POSITIVE_INFINITY, 0];
  for (let share = -0.1; share <= 1.1; share += 0.0005) {
    const [mx, my] = middle(share);
    const here = Math.hypot(mx - x, my - row * aspect);
    if (here < away) [away, at] = [here, share];
  }
  return away - half(at);
}

/** Mean of all knots, their standard deviation, and the worst. */
function errors(phantom: Phantom, { left, right }: FoundVessel) {
  const off = [...left, ...right].map((knot) => beyond(phantom, knot));
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
  const spread = Math.sqrt(off.reduce((sum, one) => sum + (one - mean) ** 2, 0) / off.length);
  return { mean, spread, worst: Math.max(...off.map(Math.abs)) };
}

const narrowing = (share: number): number => 15 - 8 * Math.exp(-(((share - 0.5) / 0.08) ** 2));
const bent = (share: number): Point => [128 + 50 * Math.sin(Math.PI * share), 20 + 216 * share];

/** Phantoms and how far off the edges may be: mean (for widths, twice), and the worst knot; widths of a pixel. */
test.each<[string, Phantom, number, number]>([
  ['round, as contrast in a vein is', STRAIGHT, 0.15, 0.5],
  ['flat, as dense contrast is', { ...STRAIGHT, profile: 'flat' }, 0.2, 0.5],
  ['10 pixels narrow', { ...STRAIGHT, half: () => 5 }, 0.35, 0.6],
  ['without noise', { ...STRAIGHT, noise: 0 }, 0.1, 0.2],
  ['bright on dark', { ...STRAIGHT, background: 60, contrast: -100 }, 0.15, 0.5],
  ['tapering', { ...STRAIGHT, half: (share) => 8 + 12 * share }, 0.2, 0.8],
  ['narrowed to less than half', { ...STRAIGHT, half: narrowing }, 0.15, 0.9],
  ['bent by 50 pixels between two clicks', { ...STRAIGHT, middle: bent }, 0.2, 0.9],
  ['in pixels half as high again as wide', { ...STRAIGHT, aspect: 1.5, rows: 171 }, 0.15, 0.5],
  ['with a wire of metal in it', { ...STRAIGHT, wire: { half: 1.5, shade: 90, aside: 3 } }, 0.15, 0.5],
  ['with a catheter in it', { ...STRAIGHT, wire: { half: 4, shade: 60, aside: -2 } }, 0.2, 0.5],
  ['noisy', { ...STRAIGHT, noise: 12 }, 0.25, 1.5],
])('the edges of a vessel %s are found along all of it', (_, phantom, mean, worst) => {
  const vessel = vesselIn(phantom);
  const read = errors(phantom, vessel);
  expect(vessel.gaps).toEqual([]);
  expect({ ...read, near: Math.abs(read.mean) <= mean && read.worst <= worst }).toEqual({ ...read, near: true });
});

test('a bent vessel is found just as well along clicks that follow it, and each time the same', () => {
  const phantom = { ...STRAIGHT, middle: bent };
  const vessel = vesselIn(phantom, [0.05, 0.25, 0.5, 0.75, 0.95]);
  expect(errors(phantom, vessel).worst).toBeLessThan(0.8);
  expect(vesselIn(phantom, [0.05, 0.25, 0.5, 0.75, 0.95])).toEqual(vessel);
});

test('the line along the middle begins and ends beside the clicks and lies midway between the edges', () => {
  const { centre } = vesselIn(STRAIGHT);
  const [first, last] = [centre[0] ?? [0, 0], centre.at(-1) ?? [0, 0]];
  expect([first[1], last[1]]).toEqual([expect.closeTo(30.8, -0.5), expect.closeTo(225.2, -0.5)]);
  expect(Math.max(...centre.map(([x]) => Math.abs(x - 128)))).toBeLessThan(0.6);
});

test('where a branch as wide as the vessel leaves, no edge is drawn; on both sides of it the edges are right', () => {
  const phantom: Phantom = { ...STRAIGHT, branch: 14 };
  const vessel = vesselIn(phantom);
  // The branch leaves at row 128 and is 28 pixels high: where it joins, round as it is, an edge is left of the vessel's own.
  const [[[, from = 0] = [], [, to = 0] = []] = []] = vessel.gaps;
  expect([vessel.gaps.length, from > 112 && from < 125, to > 131 && to < 144]).toEqual([1, true, true]);
  expect(errors(phantom, vessel).worst).toBeLessThan(2);
});

test('nothing is found in noise, and not along a line off the picture', () => {
  expect(found({ ...STRAIGHT, contrast: 0, noise: 8 })).toEqual({
    ok: false,
    problem: 'No edges are seen along this line: click points on both edges.',
  });
  expect(
    findEdges(
      drawn({ ...STRAIGHT, noise: 0, contrast: 0 }),
      [
        [10, 10],
        [200, 200],
      ],
      1,
    ).ok,
  ).toBe(false);
  expect(
    findEdges(
      drawn(STRAIGHT),
      [
        [50, 50],
        [50, 50],
      ],
      1,
    ).ok,
  ).toBe(false);
});

test('of a vessel that ends half-way, the other half is not guessed', () => {
  const whole = drawn(STRAIGHT);
  const noise = drawn({ ...STRAIGHT, contrast: 0 });
  const values = whole.values.map((value, at) => (at < 128 * 256 ? value : (noise.values[at] ?? 0)));
  const answer = findEdges({ ...whole, values }, clicksOn(STRAIGHT, ENDS), 1);
  expect(answer.ok && Math.max(...[...answer.value.left, ...answer.value.right].map(([, y]) => y))).toBeLessThan(136);
  expect(answer.ok && answer.value.gaps.at(-1)?.[1][1]).toBeGreaterThan(220);
});

test('edges of little contrast in much noise are found where they stand out, within 3 pixels, and left out elsewhere', () => {
  const phantom: Phantom = { ...STRAIGHT, contrast: 20, noise: 5 };
  const vessel = vesselIn(phantom);
  const { mean, worst } = errors(phantom, vessel);
  expect([Math.abs(mean) < 0.8, worst < 3.5]).toEqual([true, true]);
});
