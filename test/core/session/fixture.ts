import type { Contour } from '../../../core/geometry/point.ts';
import type { Outline, RunRecord, Session } from '../../../core/session/document/document.ts';
import { emptySession } from '../../../core/session/document/document.ts';
import { squarePixels } from '../dicom/scale/spacing-facts.ts';

const spacing = squarePixels(500, 500);

/** An IVUS run of 100 frames whose one ultrasound region says 0.1 mm per pixel. */
export const run: RunRecord = {
  sopInstanceUid: '1.2.3',
  fileName: 'pullback.dcm',
  patient: null,
  digest: 'a'.repeat(64),
  frames: 100,
  modality: 'IVUS',
  declaredModality: null,
  spacingConfirmed: false,
  spacing,
  operatorScale: null,
  places: [],
  cranialEnd: null,
  display: { mirrored: false, quarterTurns: 0 },
};

/** Knots on an ellipse about (250, 250) with full axes given in mm at 0.1 mm per pixel. */
export function ellipse(major: number, minor: number, knots = 32): Contour {
  return Array.from({ length: knots }, (_, k) => {
    const angle = (2 * Math.PI * k) / knots;
    return [250 + 5 * major * Math.cos(angle), 250 + 5 * minor * Math.sin(angle)] as const;
  });
}

/** What is said of an outline about which nothing was said yet. */
export const UNSAID = {
  curve: 'spline',
  origin: 'hand',
  confidence: null,
  accepted: true,
  role: 'other',
  segment: 'CIV',
  state: 'unspecified',
  normal: null,
  primary: false,
  repeatOf: null,
} as const satisfies Partial<Outline>;

/** An outline on the run's first frame; what matters to a test is given. */
export function outline(words: Partial<Outline> & { readonly id: string }): Outline {
  return {
    name: words.id,
    run: run.sopInstanceUid,
    frame: 0,
    knots: ellipse(14, 14),
    ...UNSAID,
    ...words,
  };
}

/** A session of that run with these outlines. */
export function sessionWith(...outlines: readonly Outline[]): Session {
  return { ...emptySession('1.2'), runs: [run], outlines };
}
