import { expect, test } from 'vitest';
import type { Outline } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { identicalOutlines } from '../../../../core/session/drawn/identical.ts';
import { derive } from '../../../../renderer/state/derived.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const MANY = 5000;

/** An outline for each of 5,000 frames. */
function many(of: (frame: number) => Partial<Outline>): Outline[] {
  return Array.from({ length: MANY }, (_, frame) => outline({ id: `L${frame}`, frame, ...of(frame) }));
}

/** Outlines that count how often anybody asks for their points. */
function watched(outlines: readonly Outline[]): { readonly outlines: readonly Outline[]; asked(): number } {
  let asked = 0;
  const watching = outlines.map((one) =>
    Object.defineProperty({ ...one }, 'knots', {
      enumerable: true,
      get: () => {
        asked += 1;
        return one.knots;
      },
    }),
  );
  return { outlines: watching, asked: () => asked };
}

test('one outline of 10,000 points is refused with a word, as are more outlines than anybody draws', () => {
  const long = sessionWith(outline({ id: 'L1', knots: ellipse(14, 14, 10_000) }));
  expect(readSession(writeSession(long), 'a.ivus.json')).toEqual({
    ok: false,
    problem:
      'a.ivus.json has a line of 10,000 points in its outlines, more than the 1,000 that are read; it was not opened.',
  });
  const text = JSON.stringify({ format: 'ivus-session/1', outlines: new Array(20_001).fill(0) });
  expect(readSession(text, 'a.ivus.json')).toMatchObject({
    problem: 'a.ivus.json has 20,001 outlines, more than the 20,000 that are read; it was not opened.',
  });
  const longest = sessionWith(outline({ id: 'L1', knots: ellipse(14, 14, 1000) }));
  expect(readSession(writeSession(longest), 'a.ivus.json')).toEqual({ ok: true, value: longest });
});

test('5,000 borders that wait open without any of them being drawn', () => {
  const { outlines, asked } = watched(many(() => ({ origin: 'automatic', accepted: false, role: 'unknown' })));
  const session = { ...sessionWith(...outlines), runs: [{ ...run, frames: MANY }] };
  expect(derive(session).sessionCase.leftOut).toHaveLength(MANY);
  expect(asked()).toBe(0);
});

test('5,000 copies of one outline, and 5,000 between key outlines, are told without comparing each with each', () => {
  const copies = watched(many((frame) => ({ origin: frame === 0 ? 'hand' : 'copy' })));
  expect(identicalOutlines(copies.outlines).size).toBe(MANY - 1);
  expect(copies.asked()).toBeLessThan(5 * MANY);
  const between = watched(
    many((frame) => ({
      origin: frame % 10 === 0 ? 'hand' : 'interpolation',
      knots: ellipse(14 + (frame % 100) / 50, 12 + (frame % 77) / 60, 24),
    })),
  );
  expect(identicalOutlines(between.outlines).size).toBe(0);
  expect(between.asked()).toBeLessThan(9 * MANY);
});
