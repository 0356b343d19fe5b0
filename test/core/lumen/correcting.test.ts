import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { centroid } from '../../../core/geometry/polygon.ts';
import { findLumen } from '../../../core/lumen/find-lumen.ts';
import { propagateLumen } from '../../../core/lumen/propagate.ts';
import { resolveLumen } from '../../../core/lumen/resolve-lumen.ts';
import { distanceTo, jaccard, mean } from './agreement.ts';
import { type KnownFrame, knownFrames, lumenOf } from './frames.ts';

const frames = await knownFrames();
const one = (set: string, k = 0): KnownFrame => {
  const found = frames.filter((frame) => frame.set === set)[k];
  if (found === undefined) throw new Error(`${set} has no frame ${k}`);
  return found;
};

test('the border goes through the places that were clicked, and stays what it was elsewhere', () => {
  const { field, frame, truth } = one('tevg-open');
  const answer = lumenOf(findLumen(field, frame));
  const clicked: Point = truth?.[100] ?? [0, 0];
  const again = resolveLumen(answer, [clicked]);
  expect(distanceTo(again.contour, clicked)).toBeLessThan(0.5);
  expect(jaccard(again.contour, answer.contour)).toBeGreaterThan(0.9);
});

test('a place inside is inside', () => {
  const { field, frame, truth } = one('iliac-open', 3);
  const inside = centroid(truth ?? []);
  const answer = resolveLumen(lumenOf(findLumen(field, frame)), [], inside);
  expect(jaccard(answer.contour, truth ?? [])).toBeGreaterThan(0.8);
});

test('accepted outlines lead the frames between them', () => {
  const { field, frame, truth } = one('tevg-open');
  const moved = (by: number) => (truth ?? []).map(([x, y]): Point => [x + by, y]);
  const keys = [
    { frame: 0, contour: moved(-4) },
    { frame: 2, contour: moved(4) },
  ];
  const [first, between, last] = propagateLumen(field, [frame, frame, frame], keys);
  expect([first, last]).toEqual([null, null]);
  expect(jaccard(lumenOf(between ?? { none: 'nothing' }).contour, truth ?? [])).toBeGreaterThan(0.85);
});

test('accepted outlines keep a border right where its frame alone leads astray', () => {
  const wrong = frames.flatMap(({ set, field, frame, truth }) => {
    if (truth === null || !['iliac-open', 'mixed-open'].includes(set)) return [];
    const alone = jaccard(lumenOf(findLumen(field, frame, { keep: false })).contour, truth);
    return alone < 0.85 ? { field, frame, truth, alone } : [];
  });
  expect(wrong.length).toBeGreaterThan(2);
  const led = wrong.map(({ field, frame, truth }) => {
    const [x, y] = centroid(truth);
    // A vein that widens and wanders: midway the keys overlap the truth by .88.
    const key = (at: number, times: number, by: number) => ({
      frame: at,
      contour: truth.map(([u, v]): Point => [x + times * (u - x) + by / field.mmX, y + times * (v - y)]),
    });
    const [, between] = propagateLumen(field, [frame, frame, frame], [key(0, 0.86, -0.3), key(2, 1.02, 0.5)]);
    return jaccard(lumenOf(between ?? { none: 'nothing' }).contour, truth);
  });
  expect(mean(led)).toBeGreaterThan(0.87);
  expect(mean(led)).toBeGreaterThan(mean(wrong.map(({ alone }) => alone)) + 0.1);
});

test('the same frame gives the same bytes, whatever was solved in between', () => {
  const { field, frame } = one('iliac-open', 1);
  const first = JSON.stringify(findLumen(field, frame, { keep: false }));
  findLumen(one('console-open').field, one('console-open').frame);
  expect(JSON.stringify(findLumen(field, frame, { keep: false }))).toBe(first);
});

test('the same corrections give the same bytes, whatever was solved in between, and go exactly through every click', () => {
  const { field, frame, truth } = one('iliac-open', 1);
  const places = (truth ?? []).filter((_, k) => k % 40 === 0).slice(0, 3);
  const corrected = () => resolveLumen(lumenOf(findLumen(field, frame)), places);
  const first = corrected();
  resolveLumen(lumenOf(findLumen(one('tevg-open').field, one('tevg-open').frame)), [
    one('tevg-open').truth?.[9] ?? [0, 0],
  ]);
  const { kept, ...again } = corrected();
  expect(kept?.field).toEqual(field);
  expect(JSON.stringify({ ...again, kept: null })).toBe(JSON.stringify({ ...first, kept: null }));
  for (const place of places) expect(distanceTo(first.contour, place)).toBeLessThan(0.5);
});
