import { expect, test } from 'vitest';
import { lengthText, projectionText } from '../../../renderer/ui/length-text.ts';
import { spacingFacts } from '../../core/dicom/scale/spacing-facts.ts';
import { run } from '../../core/session/fixture.ts';

test('a manual pullback has no length, and the status line says why', () => {
  const sentence = 'This was a manual pullback: lengths along the vein cannot be read from this run.';
  expect(lengthText({ known: false, sentence })).toBe('Length unknown: This was a manual pullback');
});

test('a length is given with what it comes from', () => {
  const text = lengthText({ known: true, mm: 1.04, from: 'motorised pullback at 1 mm/s, nominal' });
  expect(text).toBe('1.0 mm along the pullback (motorised pullback at 1 mm/s, nominal)');
});

test('an X-ray picture is a projection: no lengths before calibration, estimates from geometry, then as seen', () => {
  const venogram = (more: Parameters<typeof spacingFacts>[0]) =>
    projectionText({ ...run, modality: 'XA', spacing: spacingFacts({ modality: 'XA', ...more }) });
  expect([
    venogram({}),
    venogram({ imagerPixelSpacing: [0.25, 0.25], magnification: 1.25 }),
    venogram({ pixelSpacing: [0.2, 0.2], calibrationType: 'FIDUCIAL' }),
  ]).toEqual([
    'X-ray projection: lengths only after calibration',
    'X-ray projection: estimated lengths as seen in this view',
    'X-ray projection: lengths as seen in this view',
  ]);
});
