import { expect, test } from 'vitest';
import type { SpacingFacts } from '../../../../core/dicom/run.ts';
import { readAll, readOutline, scaleOf } from '../../../../core/session/drawn/readings.ts';
import { spacingFacts } from '../../dicom/scale/spacing-facts.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

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

test('all outlines are read one at each turn, and then no more; one on a run that is not listed is passed over', () => {
  const elsewhere = outline({ id: 'elsewhere', run: '9.9' });
  const outlines = [outline({ id: 'a', knots: [...ellipse(10, 8)] }), elsewhere, outline({ id: 'b', knots: [] })];
  const reading = readAll(sessionWith(...outlines));
  expect([reading.next().done, reading.next().done, reading.next().done]).toEqual([false, false, true]);
  expect(outlines.map((one) => readOutline(one, run).problem)).toEqual([
    null,
    null,
    'has 0 vertices, but at least 3 are needed',
  ]);
});
