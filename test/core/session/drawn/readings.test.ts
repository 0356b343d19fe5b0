import { expect, test } from 'vitest';
import type { SpacingFacts } from '../../../../core/dicom/run.ts';
import { scaleOf } from '../../../../core/session/drawn/readings.ts';
import { spacingFacts } from '../../dicom/scale/spacing-facts.ts';
import { run } from '../fixture.ts';

const WORDS = [null, 'IVUS', 'XA', 'US', 'CT', 'MR'] as const;

test.each<readonly [string, SpacingFacts]>([
  ['an angiogram’s detector', spacingFacts({ modality: 'XA', imagerPixelSpacing: [0.25, 0.25], magnification: 1.25 })],
  ['an angiogram’s Pixel Spacing', spacingFacts({ modality: 'XA', pixelSpacing: [0.5, 0.5] })],
  ['an ultrasound region', run.spacing],
  ['a CT’s Pixel Spacing', spacingFacts({ modality: 'CT', pixelSpacing: [0.7, 0.7] })],
])('no word of the operator on what a run is changes the scale by %s', (_, spacing) => {
  const scales = WORDS.map((declaredModality) => scaleOf({ ...run, spacing, declaredModality }, null));
  expect(scales).toEqual(WORDS.map(() => scaleOf({ ...run, spacing }, null)));
});
