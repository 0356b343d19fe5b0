import { expect, test } from 'vitest';
import { trueFrame } from '../../samples/border/frame.ts';
import { distanceTo } from '../core/lumen/agreement.ts';

test('the frame of a seed is the same each time, and its truth parts blood from the brighter wall', () => {
  const made = trueFrame(3, 'vein');
  expect(trueFrame(3, 'vein')).toEqual(made);
  const { frame, truth } = made;
  const [inside, outside] = [
    [0, 0],
    [0, 0],
  ];
  const [middleX, middleY] = [0, 1].map(
    (axis) => truth.reduce((sum, place) => sum + (place[axis] ?? 0), 0) / truth.length,
  );
  for (const [x, y] of truth.filter((_, k) => k % 6 === 0)) {
    for (const [share, into] of [
      [0.8, inside],
      [1.12, outside],
    ] as const) {
      const at = [
        (middleX ?? 0) + share * (x - (middleX ?? 0)),
        (middleY ?? 0) + share * (y - (middleY ?? 0)),
      ] as const;
      if (distanceTo(truth, at) < 3) continue;
      into[0] = (into[0] ?? 0) + (frame.grey[Math.floor(at[1]) * frame.width + Math.floor(at[0])] ?? 0);
      into[1] = (into[1] ?? 0) + 1;
    }
  }
  expect((outside[0] ?? 0) / (outside[1] ?? 1)).toBeGreaterThan(1.3 * ((inside[0] ?? 0) / (inside[1] ?? 1)));
});
