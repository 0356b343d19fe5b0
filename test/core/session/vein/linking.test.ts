import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pullback } from '../../../../core/dicom/run.ts';
import type { Landmark, LandmarkType } from '../../../../core/session/vein/landmark-types.ts';
import type { PlacedRun } from '../../../../core/session/vein/linking.ts';
import { samePosition, sameStep } from '../../../../core/session/vein/linking.ts';
import { spacingFacts } from '../../dicom/scale/spacing-facts.ts';
import { run } from '../fixture.ts';

const BY_HAND: Pullback = { known: false, reason: 'MANUAL_PULLBACK', sentence: 'The catheter was pulled by hand.' };

/** A motor pullback of so many mm a frame over the fixture's 100 frames. */
const motor = (mmPerFrame: number): Pullback => ({
  known: true,
  mmPerFrame,
  positionsMm: Array.from({ length: 100 }, (_, frame) => frame * mmPerFrame),
  from: 'motor pullback',
  warnings: [],
});

/** A run of that name with stations at frames. */
function placed(uid: string, pullback: Pullback, stations: Partial<Record<LandmarkType, number>>): PlacedRun {
  const marks = Object.entries(stations).map(
    ([station, frame]): Landmark => ({ id: station, run: uid, station: station as LandmarkType, frame }),
  );
  return { record: { ...run, sopInstanceUid: uid, fileName: `${uid}.dcm` }, pullback, marks };
}

const towards = (one: PlacedRun): PlacedRun => ({ ...one, record: { ...one.record, cranialEnd: 'last' } });
const outwards = (one: PlacedRun): PlacedRun => ({ ...one, record: { ...one.record, cranialEnd: 'first' } });

test('24 frames of 0.5 mm past the confluence are 12 mm, and so are 6 frames of 2 mm in another run', () => {
  const fine = outwards(placed('a', motor(0.5), { confluence: 10 }));
  const coarse = outwards(placed('b', motor(2), { confluence: 40 }));
  expect(samePosition(fine, 34, coarse)).toEqual({ known: true, frame: 46, station: 'confluence', mm: 12 });
  expect(samePosition(coarse, 46, fine)).toMatchObject({ frame: 34, mm: 12 });
});

test('a run pulled towards the heart passes the same places the other way round', () => {
  const away = outwards(placed('a', motor(1), { confluence: 20 }));
  const back = towards(placed('b', motor(1), { confluence: 80 }));
  expect([20, 35, 12].map((frame) => samePosition(away, frame, back))).toMatchObject([
    { frame: 80 },
    { frame: 65 },
    { frame: 88 },
  ]);
});

test('the order of the marks says the direction where the operator has not', () => {
  const away = placed('a', motor(1), { confluence: 20, 'inguinal-ligament': 90 });
  const back = placed('b', motor(1), { confluence: 80, 'inguinal-ligament': 10 });
  expect(samePosition(away, 50, back)).toMatchObject({ known: true, frame: 50, mm: 30 });
});

test('places of the operator give a length where the file does not, whatever zero they count from', () => {
  const hand = outwards(placed('a', BY_HAND, { confluence: 0 }));
  const measured = {
    ...hand,
    record: {
      ...hand.record,
      places: [
        { frame: 0, mm: 500 },
        { frame: 50, mm: 400 },
      ],
    },
  };
  const other = outwards(placed('b', motor(1), { confluence: 30 }));
  // 100 mm over 50 frames: frame 20 lies 40 mm past the confluence.
  expect(samePosition(measured, 20, other)).toMatchObject({ known: true, frame: 70, mm: 40 });
});

test.each([
  ['a hand pullback', placed('b', BY_HAND, { confluence: 1 }), 'length unknown on b.dcm'],
  ['no mark in common', outwards(placed('b', motor(1), { cfv: 90 })), 'mark the same landmark'],
  ['no direction', placed('b', motor(1), { confluence: 30 }), 'the cranial end of b.dcm is not set'],
  [
    'marks out of order',
    outwards(placed('b', motor(1), { ivc: 9, confluence: 9 })),
    'the landmarks on b.dcm contradict',
  ],
  [
    'a run that ends before',
    outwards(placed('b', motor(0.1), { confluence: 90 })),
    'b.dcm does not reach this position',
  ],
  [
    'a venogram',
    {
      ...outwards(placed('b', motor(1), {})),
      record: { ...run, fileName: 'b.dcm', sopInstanceUid: 'b', spacing: spacingFacts({ modality: 'XA' }) },
    },
    'one view over time',
  ],
])('the same place is not known in %s, and the sentence says why', (_, other, why) => {
  const here = outwards(placed('a', motor(1), { confluence: 10 }));
  expect(samePosition(here, 60, other)).toEqual({ known: false, sentence: expect.stringContaining(why) });
});

test('in one run the same place is the same frame, so there is nothing to link', () => {
  const here = outwards(placed('a', motor(1), { confluence: 10 }));
  expect(samePosition(here, 60, here).known).toBe(false);
});

test('there and back again is the same place to within half a frame of the coarser run', () => {
  const frame = fc.integer({ min: 0, max: 99 });
  fc.assert(
    fc.property(frame, frame, frame, fc.constantFrom(0.5, 1, 2), fc.boolean(), (at, zeroA, zeroB, rate, flipped) => {
      const here = outwards(placed('a', motor(1), { confluence: zeroA }));
      const other = placed('b', motor(rate), { confluence: zeroB });
      const found = samePosition(here, at, flipped ? towards(other) : outwards(other));
      fc.pre(found.known);
      const step = (found.frame - zeroB) * rate * (flipped ? -1 : 1);
      expect(Math.abs(step - (at - zeroA))).toBeLessThanOrEqual(Math.max(0.5, rate / 2) + 1e-9);
    }),
  );
});

test('steps stay so many frames apart and wait at the ends', () => {
  expect([sameStep(5, 3, 10), sameStep(9, 3, 10), sameStep(1, -4, 10)]).toEqual([8, 9, 0]);
});
