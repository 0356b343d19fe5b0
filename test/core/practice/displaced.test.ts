import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf } from '../../../core/practice/measures.ts';
import type { Outline } from '../../../core/session/document/document.ts';
import { changed, frameAt, grown, onFrame, perfect, row, scored, study } from './perfect.ts';

const classic = study('classic-left-nivl');
const done = perfect(classic);

test('a reference traced 1 mm outside the wall reads 2 mm too wide in both diameters and lies 1 mm away', () => {
  const rows = scored(
    classic,
    changed(done, 'R1', (outline) => grown(outline, 1, classic.truth.mmPerPixel)),
  );
  expect(row(rows, 'reference/outline-min').error).toBeCloseTo(2, 2);
  expect(row(rows, 'reference/outline-max').error).toBeCloseTo(2, 2);
  expect(row(rows, 'reference/outline-mean')).toMatchObject({ error: expect.closeTo(2, 2), band: 'off' });
  expect(row(rows, 'reference/outline-mean-distance').error).toBeCloseTo(1, 2);
  // 15 mm instead of 13 mm against 4.4 mm: 100·10.6/15 instead of 100·8.6/13.
  const points = (100 * 10.6) / 15 - (100 * 8.6) / 13;
  expect(row(rows, 'study/stenosis')).toMatchObject({
    error: expect.closeTo(points, 1),
    advice: expect.stringContaining('the reference is traced too wide'),
  });
});

test('an outline moved by 0.8 mm towards 3 o’clock keeps its sizes, lies 0.8 mm away at worst, and the cause is named', () => {
  const away = 0.8 / classic.truth.mmPerPixel;
  const rows = scored(
    classic,
    changed(done, 'R1', (outline) => ({ ...outline, knots: outline.knots.map(([x, y]) => [x + away, y]) })),
  );
  expect(row(rows, 'reference/outline-mean').error).toBeCloseTo(0, 3);
  expect(row(rows, 'reference/outline-max-distance')).toMatchObject({
    error: expect.closeTo(0.8, 2),
    band: 'acceptable',
    advice: expect.stringContaining('the outline is shifted by 0.80 mm towards 3 o’clock'),
  });
});

test('a lesion traced without fault on another frame loses what that frame is wider by the formula of its ellipse', () => {
  const tightest = classic.truth.frames[24];
  const wrong = frameAt(classic, 30);
  const there = classic.truth.frames[wrong - 1];
  if (tightest === undefined || there === undefined) throw new Error('the frames exist');
  const rows = scored(
    classic,
    changed(done, 'L1', (outline) => onFrame(classic, outline, wrong)),
  );
  expect(row(rows, 'lesion/outline-min')).toMatchObject({ error: expect.closeTo(0, 3), band: 'good' });
  const loss = there.minMm - 4.4;
  const along = Math.abs((there.positionMm ?? 0) - 14).toFixed(1);
  expect(row(rows, 'lesion/lesion-frame')).toMatchObject({
    error: expect.closeTo(loss, 9),
    band: 'off',
    advice: `The lumen of frame ${wrong} is ${loss.toFixed(2)} mm wider: it is ${Math.abs(wrong - 25)} frames and ${along} mm caudal of the tightest frame, 25.`,
  });
  const points = (100 * (13 - there.minMm)) / 13 - (100 * 8.6) / 13;
  expect(row(rows, 'study/stenosis')).toMatchObject({
    error: expect.closeTo(points, 2),
    advice: expect.stringContaining(`frame ${wrong} is not the tightest`),
  });
});

test('the tightest place at end-inspiration is 0.088 mm wider (2 %): good as a choice, off as a state', () => {
  const rows = scored(
    classic,
    changed(done, 'L1', (outline) => onFrame(classic, outline, 55)),
  );
  expect(row(rows, 'lesion/lesion-frame')).toMatchObject({ error: expect.closeTo(0.088, 9), band: 'good' });
  expect(row(rows, 'lesion/breath-state')).toMatchObject({
    band: 'off',
    advice: 'The frame shows end-inspiration, not end-expiration: watch the vein through a whole breath.',
  });
});

test('a reference taken in the flattened external iliac vein says how far into it, and what it costs', () => {
  const trap = study('reference-trap');
  const wrong = frameAt(trap, 80);
  const there = trap.truth.frames[wrong - 1];
  if (there === undefined) throw new Error('the frame exists');
  const session = changed(perfect(trap), 'R1', (outline) => onFrame(trap, outline, wrong));
  const rows = scored(trap, session);
  const [outside, loss] = [(there.positionMm ?? 0) - 96, (there.minMm + there.maxMm) / 2 - 13];
  expect(row(rows, 'reference/reference-place')).toMatchObject({
    error: expect.closeTo(outside, 9),
    band: 'off',
    advice: `The reference was taken ${Math.abs(outside).toFixed(1)} mm into the compressed segment (${there.maxMm.toFixed(1)} × ${there.minMm.toFixed(1)} mm), cranial of the straight external iliac vein.`,
  });
  expect(row(rows, 'reference/reference-frame')).toMatchObject({ error: expect.closeTo(loss, 9), band: 'off' });
  expect(row(rows, 'reference/outline-mean').band).toBe('good');
  expect(row(rows, 'study/stenosis').error).toBeCloseTo((100 * (13 + loss - 4.6)) / (13 + loss) - (100 * 8.4) / 13, 2);
});

test('a reference taken in a lesion with normal vein below it is not said to lie in one compressed segment all the way', () => {
  const dynamic = study('dynamic-with-breathing');
  // The lesion ends at 27 mm, the straight external iliac vein begins at 66 mm.
  expect(dynamic.truth.axis).toMatchObject({ lesionStartMm: 3, lesionEndMm: 27, straightEivStartMm: 66 });
  const wrong = frameAt(dynamic, 14);
  const there = dynamic.truth.frames[wrong - 1];
  if (there === undefined) throw new Error('the frame exists');
  const session = changed(perfect(dynamic), 'R1', (outline) => onFrame(dynamic, outline, wrong));
  const away = (66 - (there.positionMm ?? 0)).toFixed(1);
  const size = `${there.maxMm.toFixed(1)} × ${there.minMm.toFixed(1)} mm`;
  expect(row(scored(dynamic, session), 'reference/reference-place').advice).toBe(
    `The reference was taken ${away} mm cranial of the straight external iliac vein, where the common iliac vein is compressed (${size}).`,
  );
});

test('a scale 4 % too long makes every length 4 % and every area 8.16 % too large, and no shape worse', () => {
  const ticks = study('calibrate-on-ticks');
  const session = perfect(ticks);
  const runs = session.runs.map((run) => {
    const { operatorScale } = run;
    return operatorScale === null ? run : { ...run, operatorScale: { ...operatorScale, mm: operatorScale.mm * 1.04 } };
  });
  const rows = scored(ticks, { ...session, runs });
  expect(row(rows, 'study/calibration')).toMatchObject({ error: expect.closeTo(4, 9), band: 'off' });
  for (const key of ['lesion/outline-min', 'lesion/outline-max', 'reference/outline-min', 'reference/outline-mean'])
    expect(row(rows, key).errorPct).toBeCloseTo(4, 2);
  expect(row(rows, 'reference/outline-area').errorPct).toBeCloseTo(8.16, 1);
  expect(row(rows, 'reference/outline-mean')).toMatchObject({
    band: 'acceptable',
    advice: '0.46 mm (4.0 %) too long: the outline is right, but the scale makes every length 4.0 % too long.',
  });
  for (const key of ['reference/outline-overlap', 'reference/outline-max-distance', 'study/stenosis'])
    expect(row(rows, key).band).toBe('good');
});

test('however far a reference is traced outside or inside the wall, both diameters are wrong by twice that', () => {
  fc.assert(
    fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (mm) => {
      const rows = scored(
        classic,
        changed(done, 'R1', (outline) => grown(outline, mm, classic.truth.mmPerPixel)),
      );
      for (const key of ['reference/outline-min', 'reference/outline-max', 'reference/outline-mean'])
        expect(row(rows, key).error).toBeCloseTo(2 * mm, 2);
      expect(row(rows, 'reference/outline-mean-distance').error).toBeCloseTo(Math.abs(mm), 2);
    }),
    { numRuns: 10 },
  );
});

test('limits are inclusive and in whole micrometres: 0.3 mm is good, 0.301 mm acceptable, 0.501 mm off', () => {
  const limits = { kind: 'figure', unit: 'mm', good: 0.3, acceptable: 0.5, twoSided: true, ofSize: true } as const;
  // 0.1 + 0.2 is 0.30000000000000004 in floating point.
  expect([0.1 + 0.2, -0.3004, 0.301, -0.5, 0.501].map((error) => bandOf(error, limits))).toEqual([
    'good',
    'good',
    'acceptable',
    'acceptable',
    'off',
  ]);
});

test('a stenosis of exactly 61.0 % that is traced 0.24 mm too narrow in both states turns the gate, and the plan with it', () => {
  const gate = study('exactly-at-the-gate');
  const narrower = (outline: Outline) => grown(outline, -0.12, gate.truth.mmPerPixel);
  const rows = scored(gate, changed(changed(perfect(gate), 'L1', narrower), 'L2', narrower));
  expect(row(rows, 'lesion/outline-min').band).toBe('good');
  expect(row(rows, 'study/stenosis').band).toBe('good');
  expect(row(rows, 'study/gate')).toMatchObject({ truth: 'not above 61 %', read: 'above 61 %', band: 'off' });
  expect(row(rows, 'study/outcome')).toMatchObject({ truth: 'NOT_CONFIRMED', read: 'APPROPRIATE', band: 'off' });
});

test('the right size of another product is good, another size that the true case admits acceptable; one that no rule admits is off with its rules', () => {
  const asked = (size: { readonly product: string; readonly diameterMm: number; readonly lengthMm: number }) => {
    const { product, diameterMm, lengthMm } = size;
    return row(scored(classic, { ...done, requested: { product, diameterMm, lengthMm } }), 'study/device');
  };
  // RVD 13, straight vein from 66 to 114 mm: 16 × 80 mm leads, 16 × 100 and 14 mm in either length fit as well.
  expect(asked({ product: 'venovo', diameterMm: 16, lengthMm: 80 })).toMatchObject({
    band: 'good',
    truth: 'Abre 16 × 80 mm',
    read: 'Venovo 16 × 80 mm',
    advice: 'Abre 16 × 80 mm is right; this is the same size from another product.',
  });
  expect(asked({ product: 'abre', diameterMm: 16, lengthMm: 100 }).band).toBe('acceptable');
  expect(asked({ product: 'zilver-vena', diameterMm: 14, lengthMm: 100 }).band).toBe('acceptable');
  expect(asked({ product: 'vici', diameterMm: 16, lengthMm: 90 }).band).toBe('off');
  expect(asked({ product: 'zilver-vena', diameterMm: 16, lengthMm: 60 })).toMatchObject({
    band: 'off',
    advice: expect.stringContaining('does not end in the straight external iliac vein'),
  });
});
