import type { Run } from '../../../../core/dicom/run.ts';
import type { Contour } from '../../../../core/geometry/point.ts';
import { broughtOutline } from '../../../../core/report/dicom/read/brought.ts';
import type { StructuredReport } from '../../../../core/report/dicom/read/structured-report.ts';
import { toldOf } from '../../../../core/report/dicom/read/told.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { run as record, sessionWith } from '../../session/fixture.ts';

/** The run of the fixture as it is open. */
export const RUN = {
  file: 'pullback.dcm',
  identity: { sopInstanceUid: record.sopInstanceUid, patientId: '4711', patientName: 'Example', patientBirthDate: '' },
  pixels: { kind: 'native' },
  image: { columns: 500, rows: 500, frames: 100 },
} as unknown as Run;

/** What comes of a report in a session, and what is said of it. */
export function bring(report: StructuredReport, session: Session, runs: readonly Run[] = [RUN]) {
  const outlines: Outline[] = [];
  const brought = report.regions.map((region) => {
    const one = broughtOutline(region, report, session, runs, outlines);
    if ('outline' in one) outlines.push(one.outline);
    return one;
  });
  const after = apply(session, { type: 'addOutlines', outlines, label: 'import outlines' });
  return { outlines, after, told: toldOf(report, brought) };
}

/** A session without outlines. */
export const EMPTY = sessionWith();
/** The corners of a square of 100 pixels. */
export const SQUARE: Contour = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
];
/** The first place once more at the end. */
export const around = (points: Contour): Contour => [...points, points[0] ?? [0, 0]];
/** A circle about (250, 250) as another program draws it: straight from point to point. */
export const circle = (radius: number, points: number): Contour =>
  Array.from({ length: points }, (_, k) => {
    const angle = (2 * Math.PI * k) / points;
    return [250 + radius * Math.cos(angle), 250 + radius * Math.sin(angle)];
  });
