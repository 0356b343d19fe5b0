import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { findLumen } from '../../../core/lumen/find-lumen.ts';
import { resolveLumen } from '../../../core/lumen/resolve-lumen.ts';
import { distanceTo, jaccard, mean } from './agreement.ts';
import { type KnownFrame, knownFrames, lumenOf } from './frames.ts';

/** A reader clicks twice at most, and is content with this overlap. */
const CLICKS = 2;
const CONTENT = 0.95;

/** The place of the truth that lies farthest from what was found. */
function worstPlace(truth: Contour, found: Contour): Point {
  let [worst, most] = [truth[0] ?? ([0, 0] as Point), 0];
  for (const place of truth) {
    const away = distanceTo(found, place);
    if (away > most) [worst, most] = [place, away];
  }
  return worst;
}

/** The overlap after each click of a reader who clicks the truth where the border is farthest from it. */
function read({ field, frame, truth }: KnownFrame): readonly number[] {
  const line = (truth ?? []).filter((_, k) => k % 4 === 0);
  let answer = lumenOf(findLumen(field, frame));
  const clicked: Point[] = [];
  const overlaps = [jaccard(answer.contour, line)];
  while (clicked.length < CLICKS && (overlaps.at(-1) ?? 0) < CONTENT) {
    clicked.push(worstPlace(line, answer.contour));
    answer = resolveLumen(answer, clicked);
    overlaps.push(jaccard(answer.contour, line));
  }
  return overlaps;
}

test('two clicks at most of a simulated reader bring the border nearer to where that reader draws it', async () => {
  const frames = (await knownFrames()).filter(({ truth }, k) => truth !== null && k % 3 === 0);
  const reads = frames.map(read);
  const last = reads.map((overlaps) => overlaps.at(-1) ?? 0);
  // What is reached on all 37 frames stands in core/lumen/README.md.
  expect(mean(last)).toBeGreaterThanOrEqual(0.94);
  expect(Math.min(...last)).toBeGreaterThanOrEqual(0.88);
});

test('a click a little beside a good border does not spoil it', async () => {
  const good = (await knownFrames()).flatMap(({ set, field, frame, truth }) => {
    if (truth === null || set !== 'echoplaque-BL') return [];
    const line = truth.filter((_, k) => k % 4 === 0);
    const answer = lumenOf(findLumen(field, frame));
    const before = jaccard(answer.contour, line);
    return before < 0.94
      ? []
      : [{ before, after: jaccard(resolveLumen(answer, [worstPlace(line, answer.contour)]).contour, line) }];
  });
  expect(good.length).toBeGreaterThan(4);
  for (const { before, after } of good) expect(after).toBeGreaterThan(before - 0.03);
});
