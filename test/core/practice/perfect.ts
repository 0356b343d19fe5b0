import { fileURLToPath } from 'node:url';
import type { OperatorLine } from '../../../core/dicom/scale/calibration-operator.ts';
import type { Contour } from '../../../core/geometry/point.ts';
import type { ScoreRow } from '../../../core/practice/row.ts';
import { scoreSession } from '../../../core/practice/score.ts';
import type { Truth } from '../../../core/practice/truth.ts';
import { readTruth } from '../../../core/practice/truth.ts';
import type { Outline, RunRecord, Session } from '../../../core/session/document/document.ts';
import { emptySession } from '../../../core/session/document/document.ts';
import type { Description } from '../../../samples/phantom/description.ts';
import { readCases } from '../../../samples/phantom/library.ts';
import { truthOf } from '../../../samples/phantom/truth.ts';
import { squarePixels } from '../dicom/scale/spacing-facts.ts';
import { UNSAID } from '../session/fixture.ts';

const read = await readCases(fileURLToPath(new URL('../../../samples/cases', import.meta.url)));
if (!read.ok) throw new Error(read.problem);

/** Every practice study with its truth as its file has it. */
export const studies: readonly { readonly of: Description; readonly truth: Truth }[] = read.value.map((of) => ({
  of,
  truth: onDisk(truthOf(of, `digest of ${of.id}`)),
}));

function onDisk(truth: unknown): Truth {
  const again = readTruth(JSON.stringify(truth), 'truth.json');
  if (!again.ok) throw new Error(again.problem);
  return again.value;
}

/** One study by its id. */
export function study(id: string): { readonly of: Description; readonly truth: Truth } {
  const found = studies.find(({ of }) => of.id === id);
  if (found === undefined) throw new Error(`no study ${id}`);
  return found;
}

/** A line along 40 mm of the ruler that a study offers, at the true scale. */
function line(object: OperatorLine['object'], mmPerPixel: number): OperatorLine {
  const ends = { from: [100, 100], to: [100 + 40 / mmPerPixel, 100] } as const;
  return {
    object,
    said: '4 intervals of 10 mm',
    frame: 0,
    ...ends,
    via: [],
    intervals: 4,
    mm: 40,
    overProtected: false,
  };
}

/** The run of a study as the window records it. */
function runOf({ of, truth }: { readonly of: Description; readonly truth: Truth }): RunRecord {
  const tenth = squarePixels(of.picture.columns, of.picture.rows);
  const delta = truth.mmPerPixel / 10;
  const regions = (tenth.regions ?? []).map((region) => ({ ...region, deltaX: delta, deltaY: delta }));
  return {
    sopInstanceUid: truth.run.sopInstanceUid,
    fileName: truth.run.fileName,
    patient: null,
    digest: 'a'.repeat(64),
    frames: truth.run.frames,
    modality: 'IVUS',
    declaredModality: null,
    spacingConfirmed: false,
    spacing: { ...tenth, regions: of.file.calibrated ? regions : null },
    operatorScale: of.file.calibrated ? null : line('ticks', truth.mmPerPixel),
    places: [],
    cranialEnd: null,
    display: { mirrored: false, quarterTurns: 0 },
  };
}

function filmOf(truth: Truth, ivus: RunRecord): readonly RunRecord[] {
  if (truth.venogram === null) return [];
  const spacing = { ...ivus.spacing, modality: 'XA', sopClassUid: '1.2.840.10008.5.1.4.1.1.12.1', regions: null };
  const operatorScale = line('markers', truth.venogram.mmPerPixel);
  return [{ ...ivus, sopInstanceUid: '1.2.9', fileName: 'film.dcm', modality: 'XA', spacing, operatorScale }];
}

/** The true outline of a frame (from 1) as an operator would trace it: its points are the knots. */
export function tracedOn(truth: Truth, frame: number, words: Partial<Outline> & { readonly id: string }): Outline {
  const knots: Contour = truth.frames.find((each) => each.frame === frame)?.outlinePx ?? [];
  return {
    name: words.id,
    run: truth.run.sopInstanceUid,
    frame: frame - 1,
    knots,
    ...UNSAID,
    ...words,
  };
}

/** The study as it is opened: its runs at their true scale, nothing said or traced. */
export function fresh(each: { readonly of: Description; readonly truth: Truth }): Session {
  const run = runOf(each);
  return { ...emptySession(`study of ${each.truth.id}`), runs: [run, ...filmOf(each.truth, run)] };
}

/** What a trainee who sees exactly what is true hands in. */
export function perfect(each: { readonly of: Description; readonly truth: Truth }): Session {
  const { truth } = each;
  const { frame, inspirationFrame } = truth.lesion;
  const reference = truth.reference.frame ?? 1;
  return {
    ...fresh(each),
    outlines: [
      tracedOn(truth, frame ?? 1, { id: 'L1', role: 'lesion', primary: true, state: 'expiration' }),
      ...(inspirationFrame === null
        ? []
        : [tracedOn(truth, inspirationFrame, { id: 'L2', role: 'lesion', state: 'inspiration' })]),
      tracedOn(truth, reference, { id: 'R1', role: 'reference', segment: 'EIV', normal: true, state: 'expiration' }),
    ],
    findings: truth.planCase.findings ?? {},
    axis: truth.axis,
  };
}

/** An outline with every knot moved away from the middle of all by a length: an ellipse's axes grow by twice as much. */
export function grown(outline: Outline, mm: number, mmPerPixel: number): Outline {
  const count = outline.knots.length;
  const [x0, y0] = outline.knots.reduce<readonly [number, number]>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0]);
  const [cx, cy] = [x0 / count, y0 / count];
  return {
    ...outline,
    knots: outline.knots.map(([x, y]) => {
      const share = mm / mmPerPixel / Math.hypot(x - cx, y - cy);
      return [x + (x - cx) * share, y + (y - cy) * share];
    }),
  };
}

/** A study's description and truth. */
type Study = (typeof studies)[number];

/** The rows of a session's score against its study. */
export function scored({ truth }: Study, session: Session): readonly ScoreRow[] {
  const score = scoreSession(session, truth);
  if (!score.ok) throw new Error(score.problem);
  return score.value.rows;
}

/** The row of a key. */
export function row(rows: readonly ScoreRow[], key: string): ScoreRow {
  const found = rows.find((each) => each.key === key);
  if (found === undefined) throw new Error(`no row ${key}`);
  return found;
}

/** The session with one outline changed. */
export function changed(session: Session, id: string, change: (outline: Outline) => Outline): Session {
  return { ...session, outlines: session.outlines.map((each) => (each.id === id ? change(each) : each)) };
}

/** An outline laid on another frame's true lumen. */
export function onFrame({ truth }: Study, outline: Outline, frame: number): Outline {
  const knots = truth.frames.find((each) => each.frame === frame)?.outlinePx ?? [];
  return { ...outline, frame: frame - 1, knots };
}

/** The frame nearest to a place along the vein. */
export function frameAt({ truth }: Study, positionMm: number): number {
  const apart = (at: number | null) => Math.abs((at ?? Number.POSITIVE_INFINITY) - positionMm);
  return truth.frames.toSorted((a, b) => apart(a.positionMm) - apart(b.positionMm))[0]?.frame ?? Number.NaN;
}
