import { beforeAll, describe, expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { LumenAnswer } from '../../../core/lumen/answer.ts';
import { findLumen } from '../../../core/lumen/find-lumen.ts';
import { lumenReadings } from '../../../core/measure/lumen.ts';
import { farthest, jaccard, mean, median } from './agreement.ts';
import { type KnownFrame, knownFrames, lumenOf } from './frames.ts';

interface Compared extends KnownFrame {
  readonly answer: LumenAnswer;
  readonly overlap: number;
}

let all: readonly Compared[] = [];

beforeAll(async () => {
  all = (await knownFrames()).map((known) => {
    const answer = lumenOf(findLumen(known.field, known.frame, { keep: false }));
    return { ...known, answer, overlap: known.truth === null ? Number.NaN : jaccard(answer.contour, known.truth) };
  });
}, 60_000);

const of = (set: string) => all.filter((one) => one.set === set);
const overlaps = (set: string) => of(set).map(({ overlap }) => overlap);
const millimetres = ({ field }: Compared, contour: Contour) =>
  contour.map(([x, y]): Point => [x * field.mmX, y * field.mmY]);
const readings = (one: Compared, contour: Contour = one.answer.contour) => lumenReadings(millimetres(one, contour));
const off = (value: number, by: number) => Math.abs(value / by - 1);

describe('the border against outlines that others drew (the goals; the gates of the design lie a little below)', () => {
  test('coronary frames traced by a reader', () => {
    expect(mean(overlaps('echoplaque-BL'))).toBeGreaterThanOrEqual(0.92);
    expect(Math.min(...overlaps('echoplaque-BL'))).toBeGreaterThanOrEqual(0.8);
    const apart = of('echoplaque-BL').map((one) => farthest(one.answer.contour, one.truth ?? []) * one.field.mmX);
    expect(mean(apart)).toBeLessThanOrEqual(0.28);
    const mins = of('echoplaque-BL').map((one) => off(readings(one).min, readings(one, one.truth ?? []).min));
    expect(median(mins)).toBeLessThanOrEqual(0.04);
  });

  test('a run of a vessel as wide as a vein', () => {
    expect(mean(overlaps('tevg-open'))).toBeGreaterThanOrEqual(0.86);
  });

  test('what a console read out', () => {
    expect(
      median(of('console-open').map((one) => off(readings(one).area, one.reading?.area ?? 0))),
    ).toBeLessThanOrEqual(0.07);
    expect(median(of('console-open').map((one) => off(readings(one).min, one.reading?.min ?? 0)))).toBeLessThanOrEqual(
      0.06,
    );
  });

  test('veins of known shape', () => {
    const veins = overlaps('iliac-open');
    expect(median(veins)).toBeGreaterThanOrEqual(0.92);
    expect(mean(veins)).toBeGreaterThanOrEqual(0.88);
    expect(mean(overlaps('mixed-open'))).toBeGreaterThanOrEqual(0.85);
  });

  test('few good borders are flagged', () => {
    const good = all.filter(({ overlap }) => overlap >= 0.85);
    expect(good.filter(({ answer }) => answer.flagged).length / good.length).toBeLessThanOrEqual(0.25);
  });
});
