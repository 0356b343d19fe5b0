import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../../core/geometry/point.ts';
import type { Box } from '../../../../renderer/ui/box.ts';
import type { PlacedLabel } from '../../../../renderer/viewport/labels/place-labels.ts';
import { placeLabels } from '../../../../renderer/viewport/labels/place-labels.ts';
import type { Ground, WantedLabel } from '../../../../renderer/viewport/labels/wanted.ts';

const VIEWPORT = { width: 900, height: 600 };
const MIDDLE: Point = [450, 300];

/** Points on a circle; each pushed outwards or inwards by a share of the radius. */
function ring([x, y]: Point, radius: number, shares: readonly number[] = Array.from({ length: 24 }, () => 1)): Contour {
  return shares.map((share, k): Point => {
    const angle = (2 * Math.PI * k) / shares.length;
    return [x + radius * share * Math.cos(angle), y + radius * share * Math.sin(angle)];
  });
}

const PICTURE = ring(MIDDLE, 280);

/** The usual three labels of a traced lumen: its name below, its diameters to the right and above. */
function labelsOf(id: string, lumen: Contour): readonly WantedLabel[] {
  const centre: Point = [
    lumen.reduce((sum, [x]) => sum + x, 0) / lumen.length,
    lumen.reduce((sum, [, y]) => sum + y, 0) / lumen.length,
  ];
  const [right = centre] = lumen;
  const above = lumen[Math.round(lumen.length * 0.75)] ?? centre;
  return [
    { id, size: { width: 110, height: 36 }, from: centre, towards: [0, 1], beyond: lumen, ends: lumen },
    { id: `${id} max`, size: { width: 96, height: 20 }, from: right, towards: [1, 0], beyond: lumen, ends: [right] },
    { id: `${id} min`, size: { width: 92, height: 20 }, from: above, towards: [0, -1], beyond: lumen, ends: [above] },
  ];
}

const groundOf = (lumens: readonly Contour[], picture = PICTURE): Ground => ({
  viewport: VIEWPORT,
  picture,
  stored: picture,
  lines: lumens.map((places) => ({ places, closed: true })),
  taken: [],
});

const shares = fc.array(fc.double({ min: 0.6, max: 1.2, noNaN: true }), { minLength: 24, maxLength: 24 });
/** Up to three lumens anywhere well within the picture. */
const lumens = fc.array(
  fc
    .tuple(
      fc.integer({ min: 330, max: 570 }),
      fc.integer({ min: 200, max: 400 }),
      fc.integer({ min: 20, max: 70 }),
      shares,
    )
    .map(([x, y, radius, pushed]) => ring([x, y], radius, pushed)),
  { minLength: 1, maxLength: 3 },
);

/** True where the insides of two boxes meet. */
const meet = (a: Box, b: Box) =>
  Math.max(a.x, b.x) < Math.min(a.x + a.width, b.x + b.width) &&
  Math.max(a.y, b.y) < Math.min(a.y + a.height, b.y + b.height);

const boxesOf = (placed: readonly PlacedLabel[]) => placed.map(({ box }) => box);

function pairsThatMeet(boxes: readonly Box[]): number {
  return boxes.flatMap((a, k) => boxes.slice(k + 1).filter((b) => meet(a, b))).length;
}

/** Places every two pixels along a closed line. */
function along(line: Contour): Contour {
  return line.flatMap((from, k) => {
    const to = line[(k + 1) % line.length] ?? from;
    const count = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 2));
    return Array.from({ length: count }, (_, step): Point => {
      const share = step / count;
      return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    });
  });
}

const has = ({ x, y, width, height }: Box, [px, py]: Point) => px > x && px < x + width && py > y && py < y + height;

/** Turns of a closed line about a place, either way: none where the place lies outside it. */
function turnsAbout([x, y]: Point, line: Contour): number {
  const angles = line.map(([px, py]) => Math.atan2(py - y, px - x));
  const whole = angles.reduce((sum, angle, k) => {
    const step = (angles[(k + 1) % angles.length] ?? angle) - angle;
    return sum + Math.atan2(Math.sin(step), Math.cos(step));
  }, 0);
  return Math.abs(Math.round(whole / (2 * Math.PI)));
}

test('no two labels share room, and all of them lie in the picture area', () => {
  fc.assert(
    fc.property(lumens, fc.boolean(), (drawn, isFull) => {
      const wanted = drawn.flatMap((lumen, k) => labelsOf(String(k), lumen));
      const whole: Contour = [
        [-9, -9],
        [909, -9],
        [909, 609],
        [-9, 609],
      ];
      const boxes = boxesOf(placeLabels(wanted, groundOf(drawn, isFull ? whole : PICTURE)));
      expect(boxes).toHaveLength(wanted.length);
      expect(pairsThatMeet(boxes)).toBe(0);
      for (const { x, y, width, height } of boxes) {
        expect([x >= 0, y >= 0, x + width <= 900, y + height <= 600]).toEqual([true, true, true, true]);
      }
    }),
    { numRuns: 60 },
  );
});

test('no label lies on an outline, in a lumen or on the picture while the margins have room', () => {
  fc.assert(
    fc.property(lumens, (drawn) => {
      const wanted = drawn.flatMap((lumen, k) => labelsOf(String(k), lumen));
      for (const box of boxesOf(placeLabels(wanted, groundOf(drawn)))) {
        const middle: Point = [box.x + box.width / 2, box.y + box.height / 2];
        for (const line of [...drawn, PICTURE]) {
          expect(along(line).filter((place) => has(box, place))).toEqual([]);
          expect(turnsAbout(middle, line)).toBe(0);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('in a picture without margins a label stands beside its lumen, on no line and in no lumen', () => {
  const whole: Contour = [
    [0, 0],
    [900, 0],
    [900, 600],
    [0, 600],
  ];
  fc.assert(
    fc.property(shares, (pushed) => {
      const lumen = ring(MIDDLE, 90, pushed);
      for (const { box, leader } of placeLabels(labelsOf('L', lumen), groundOf([lumen], whole))) {
        expect(along(lumen).filter((place) => has(box, place))).toEqual([]);
        expect(turnsAbout([box.x + box.width / 2, box.y + box.height / 2], lumen)).toBe(0);
        expect(Math.hypot(leader[1][0] - leader[0][0], leader[1][1] - leader[0][1])).toBeLessThan(130);
      }
    }),
    { numRuns: 60 },
  );
});

test('a label stands beside all that is stored of the picture while there is room, else in a corner beside what it shows', () => {
  const lumen = ring(MIDDLE, 60);
  const around = (half: number): Contour => [
    [450 - half, 300 - half],
    [450 + half, 300 - half],
    [450 + half, 300 + half],
    [450 - half, 300 + half],
  ];
  const within = (half: number) => {
    const placed = placeLabels(labelsOf('L', lumen), { ...groundOf([lumen]), stored: around(half) });
    const stored = { x: 450 - half, y: 300 - half, width: 2 * half, height: 2 * half };
    return boxesOf(placed).filter((box) => meet(box, stored)).length;
  };
  expect(within(290)).toBe(0);
  // Nothing but the corners of the circle is left.
  expect(within(450)).toBe(3);
});

test('what another thing has taken stays free', () => {
  const lumen = ring(MIDDLE, 60);
  const taken: Box = { x: 0, y: 300, width: 170, height: 300 };
  const placed = placeLabels(labelsOf('L', lumen), { ...groundOf([lumen]), taken: [taken] });
  expect(boxesOf(placed).filter((box) => meet(box, taken))).toEqual([]);
});

test('labels in the margin do not move while a point of the outline is dragged', () => {
  let former = placeLabels(labelsOf('L', ring(MIDDLE, 60)), groundOf([ring(MIDDLE, 60)]));
  const before = boxesOf(former);
  for (let step = 1; step <= 60; step += 1) {
    const pushed = Array.from({ length: 24 }, (_, k) => (k === 3 ? 1 + step / 40 : 1));
    const lumen = ring(MIDDLE, 60, pushed);
    former = placeLabels(labelsOf('L', lumen), groundOf([lumen]), former);
    expect(boxesOf(former)).toEqual(before);
  }
});

test('a label beside its outline goes with it, without a jump, while a point is dragged', () => {
  const whole: Contour = [
    [0, 0],
    [900, 0],
    [900, 600],
    [0, 600],
  ];
  let former: readonly PlacedLabel[] = [];
  let before: Box | undefined;
  for (let step = 0; step <= 100; step += 1) {
    const lumen = ring(
      MIDDLE,
      60,
      Array.from({ length: 24 }, (_, k) => (k === 6 ? 1 + step / 60 : 1)),
    );
    const [name] = labelsOf('L', lumen);
    former = placeLabels(name === undefined ? [] : [name], groundOf([lumen], whole), former);
    const box = former[0]?.box;
    // The point moves by one pixel a step.
    if (before !== undefined && box !== undefined) {
      expect(Math.hypot(box.x - before.x, box.y - before.y)).toBeLessThan(2.5);
    }
    before = box;
  }
});
