import { expect, test } from 'vitest';
import type { SpacingFacts } from '../../../../core/dicom/run.ts';
import type { OperatorLine } from '../../../../core/dicom/scale/calibration-operator.ts';
import type { RunRecord } from '../../../../core/session/document/document.ts';
import { emptySession } from '../../../../core/session/document/document.ts';
import { pathsOnVenograms, takenFromPath } from '../../../../core/session/vein/path-lengths.ts';
import { spacingFacts } from '../../dicom/scale/spacing-facts.ts';
import { run as pullback } from '../fixture.ts';

const line = (object: OperatorLine['object']): OperatorLine => ({
  object,
  said: '10 intervals of 10 mm',
  frame: 0,
  from: [0, 0],
  via: [],
  to: [200, 0],
  intervals: null,
  mm: 100,
  overProtected: false,
});
const venogram = (spacing: Partial<SpacingFacts>, object: OperatorLine['object'] | null = null): RunRecord => ({
  ...pullback,
  modality: 'XA',
  spacing: { ...spacingFacts({ modality: 'XA' }), ...spacing },
  operatorScale: object === null ? null : line(object),
});

/** A straight path with places 0, 54 and 180 pixels along. */
const path = {
  id: 'P',
  name: 'Path 1',
  kind: 'path',
  run: pullback.sopInstanceUid,
  frame: 0,
  points: [
    [10, 20],
    [10, 74],
    [10, 200],
  ],
  words: '',
} as const;

function read(record: RunRecord) {
  const [reading] = pathsOnVenograms({ ...emptySession('1.2'), runs: [record], measurements: [path] });
  if (reading === undefined) throw new Error('no path on a venogram');
  return reading;
}

const onMarkers = read(venogram({}, 'markers'));

test('a path calibrated at half a millimetre a pixel lies 27 and 90 mm along at its places', () => {
  expect([onMarkers.scale.unit, onMarkers.along]).toEqual(['mm', [0, expect.closeTo(27, 6), expect.closeTo(90, 6)]]);
});

test('a path on IVUS is no length of the vein', () => {
  const session = { ...emptySession('1.2'), runs: [pullback], measurements: [path] };
  expect(pathsOnVenograms(session)).toEqual([]);
});

test('a path counts on X-ray that does not name its modality, and on a screen shot that the operator calls XA', () => {
  const silent = { ...venogram({ modality: '' }), modality: '' };
  const spacing = spacingFacts({ modality: 'OT', sopClassUid: '1.2.840.10008.5.1.4.1.1.7' });
  const shot = { ...pullback, modality: 'OT', declaredModality: 'XA', spacing } as const;
  expect([silent, shot].map((record) => read(record).along)).toEqual([
    [0, expect.closeTo(54, 6), expect.closeTo(180, 6)],
    [0, expect.closeTo(54, 6), expect.closeTo(180, 6)],
  ]);
});

test('a length on a marker catheter is taken in tenths of a millimetre, with how it was found', () => {
  expect(takenFromPath({}, 'lesionEndMm', 27.04, onMarkers)).toEqual({
    ok: true,
    value: { lesionEndMm: 27, method: 'marker-catheter' },
  });
  const second = takenFromPath({ lesionEndMm: 27, method: 'calibrated-venogram' }, 'lesionStartMm', 3.26, onMarkers);
  expect(second).toEqual({ ok: true, value: { lesionEndMm: 27, lesionStartMm: 3.3, method: 'calibrated-venogram' } });
});

test('a venogram that was calibrated on an object before gives its lengths as those of a calibrated venogram', () => {
  const reading = read(venogram({ pixelSpacing: [0.5, 0.5], calibrationType: 'FIDUCIAL' }));
  expect(takenFromPath({}, 'lesionEndMm', 27, reading)).toEqual({
    ok: true,
    value: { lesionEndMm: 27, method: 'calibrated-venogram' },
  });
});

test.each([
  ['pixels', venogram({}), /Calibrate this run first/],
  ['the pixel size at the detector', venogram({ imagerPixelSpacing: [0.25, 0.25] }), /Calibrate this run first/],
  ['an estimate from geometry', venogram({ imagerPixelSpacing: [0.25, 0.25], magnification: 1.25 }), /an estimate/],
  ['an estimate from a catheter’s rim', venogram({}, 'catheter'), /an estimate/],
  ['a scale of unstated origin', venogram({ pixelSpacing: [0.5, 0.5] }), /Calibrate this run first/],
])('%s gives no length to a plan', (_, record, problem) => {
  const taken = takenFromPath({}, 'lesionEndMm', 27, read(record));
  expect(taken.ok ? '' : taken.problem).toMatch(problem);
});

test.each([
  ['radiography', 'DX', '1.2.840.10008.5.1.4.1.1.1.1', null],
  ['radiography that the operator calls XA', 'DX', '1.2.840.10008.5.1.4.1.1.1.1', 'XA'],
  ['a CT that the operator calls XA', 'CT', '1.2.840.10008.5.1.4.1.1.2', 'XA'],
] as const)(
  'the size at the detector of %s gives no length to a plan, a marker catheter on it does',
  (_, modality, sopClassUid, declaredModality) => {
    const record = { ...venogram({ modality, sopClassUid, pixelSpacing: [0.25, 0.25] }), modality, declaredModality };
    const taken = takenFromPath({}, 'lesionEndMm', 27, read(record));
    expect(taken.ok ? '' : taken.problem).toMatch(/an estimate/);
    const onCatheter = read({ ...record, operatorScale: line('markers') });
    expect(takenFromPath({}, 'lesionEndMm', 27, onCatheter)).toMatchObject({ value: { method: 'marker-catheter' } });
  },
);

test('a confirmed scale of unstated origin gives lengths', () => {
  const record = { ...venogram({ pixelSpacing: [0.5, 0.5] }), spacingConfirmed: true };
  expect(takenFromPath({}, 'lesionEndMm', 27, read(record)).ok).toBe(true);
});

test('lengths that were found in different ways are never mixed', () => {
  const pulled = takenFromPath({ lesionStartMm: 3, method: 'motorised-pullback' }, 'lesionEndMm', 27, onMarkers);
  const unsaid = takenFromPath({ lesionStartMm: 3 }, 'lesionEndMm', 27, onMarkers);
  expect([pulled.ok, unsaid.ok]).toEqual([false, false]);
});
