import { expect, test } from 'vitest';
import type { SpacingFacts } from '../../../../core/dicom/run.ts';
import { calibrate } from '../../../../core/dicom/scale/calibration.ts';
import { judged, spacingFacts } from './spacing-facts.ts';

const xa = (more: Partial<SpacingFacts>): SpacingFacts =>
  spacingFacts({ modality: 'XA', sopClassUid: '1.2.840.10008.5.1.4.1.1.12.1', ...more });
const detector = [0.25, 0.25] as const;

test.each([
  [
    'calibrated on an object',
    { pixelSpacing: [0.2, 0.2], calibrationType: 'FIDUCIAL' },
    ['CALIBRATED_FIDUCIAL', 0.2, 0.2],
  ],
  [
    'computed from the geometry',
    { pixelSpacing: [0.2, 0.2], calibrationType: 'GEOMETRY' },
    ['ESTIMATED_GEOMETRY', 0.2, 0.2],
  ],
  [
    'corrected, but not said how',
    { pixelSpacing: [0.2, 0.2], imagerPixelSpacing: detector },
    ['CALIBRATED_UNKNOWN', 0.2, 0.2],
  ],
  [
    'a copy of the detector’s',
    { pixelSpacing: detector, imagerPixelSpacing: detector, magnification: 1.25 },
    ['ESTIMATED_ISOCENTRE', 0.2, 0.2],
  ],
  [
    'a copy of the detector’s without magnification',
    { pixelSpacing: detector, imagerPixelSpacing: detector },
    ['UNCALIBRATED'],
  ],
  [
    'detector size and stated magnification',
    { imagerPixelSpacing: detector, magnification: 1.25 },
    ['ESTIMATED_ISOCENTRE', 0.2, 0.2],
  ],
  [
    'detector size and distances',
    { imagerPixelSpacing: detector, sourceToDetector: 1000, sourceToPatient: 800 },
    ['ESTIMATED_ISOCENTRE', 0.2, 0.2],
  ],
  ['a magnification of 2.01', { imagerPixelSpacing: detector, magnification: 2.01 }, ['UNCALIBRATED']],
  [
    'a patient behind the detector',
    { imagerPixelSpacing: detector, sourceToDetector: 800, sourceToPatient: 1200 },
    ['UNCALIBRATED'],
  ],
  [
    'a distance of zero',
    { imagerPixelSpacing: detector, sourceToDetector: 1200, sourceToPatient: 0 },
    ['UNCALIBRATED'],
  ],
  ['detector size alone', { imagerPixelSpacing: detector }, ['UNCALIBRATED']],
  [
    'the beam’s centre in an enhanced object',
    { pixelSpacing: [0.2, 0.2], fromFunctionalGroups: true },
    ['ESTIMATED_GEOMETRY', 0.2, 0.2],
  ],
  ['nothing', {}, ['UNCALIBRATED']],
] as const)('angiogram, pixel size %s', (_, more, answer) => {
  expect(judged(calibrate(xa(more), null))).toEqual(answer);
});

test('only a calibrated angiogram may size a stent; one of unstated origin must be confirmed first', () => {
  const all = [
    { pixelSpacing: [0.2, 0.2], calibrationType: 'FIDUCIAL' },
    { pixelSpacing: [0.2, 0.2] },
    { pixelSpacing: [0.2, 0.2], calibrationType: 'GEOMETRY' },
    { imagerPixelSpacing: detector, magnification: 1.25 },
  ] as const;
  const rights = all
    .map((one) => calibrate(xa(one), null))
    .map((scale) => scale.known && [scale.sizing, scale.needsConfirmation]);
  expect(rights).toEqual([
    [true, false],
    [true, true],
    [false, false],
    [false, false],
  ]);
});
