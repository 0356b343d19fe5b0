import type { Run } from '../dicom/run.ts';
import type { Calibration } from '../dicom/scale/calibration.ts';
import { quantity } from '../plan/figures.ts';
import { modalityOf } from '../session/derived/modality.ts';
import type { Outline, RunRecord, Session } from '../session/document/document.ts';
import { recordOf } from '../session/document/run-record.ts';
import { readOutline, unscaled } from '../session/drawn/readings.ts';
import { tracingsOf } from '../session/drawn/repeats.ts';
import { alongVein } from '../session/vein/along.ts';
import type { DrawnLumen, LumenRow } from './content.ts';
import { fileNameOf, ROLE_NAMES, SEGMENT_NAMES, STATE_NAMES } from './words.ts';

/** Every outline of a session that counts (ids in `counted`), with its readings, in the order of runs and frames. */
export function lumenRows(
  session: Session,
  counted: readonly string[],
  open: (uid: string) => Run | null,
): readonly LumenRow[] {
  return session.outlines
    .filter(({ id }) => counted.includes(id))
    .flatMap((outline) => lumenRow(session, outline, open(outline.run)) ?? [])
    .toSorted((a, b) => orderOf(session, a) - orderOf(session, b) || a.frame - b.frame);
}

function orderOf({ runs }: Session, { run }: LumenRow): number {
  return runs.findIndex(({ sopInstanceUid }) => sopInstanceUid === run);
}

function lumenRow(session: Session, outline: Outline, run: Run | null): LumenRow | null {
  const record = recordOf(session, outline.run);
  if (record === null) return null;
  const { scale, calibration, readings } = readOutline(outline, record);
  if (readings === null) return null;
  const { centroid: _, minEnds: __, maxEnds: ___, ...figures } = readings;
  const { id, name, frame, role, segment, state, normal, primary, origin, confidence } = outline;
  // What is not known of these is no lumen of the plan.
  if (role === 'unknown' || segment === 'unknown') return null;
  return {
    id,
    name,
    run: outline.run,
    file: record.fileName,
    frame: frame + 1,
    timeMs: run?.clock.known ? (run.clock.timesMs[frame] ?? null) : null,
    positionMm: positionOf(record, run, frame),
    role,
    segment,
    state,
    normal,
    // Of several lesions the operator chooses one; only on IVUS does it decide.
    primary: primary && modalityOf(record) === 'IVUS',
    unit: scale.unit,
    scale: { x: scale.x, y: scale.y, source: sourceText(calibration, scale.unit) },
    origin,
    confidence,
    readings: figures,
    tracings: tracingsOf(session.outlines, id).length,
  };
}

function positionOf(record: RunRecord, run: Run | null, frame: number): number | null {
  const unknown = { known: false, reason: '', sentence: '' } as const;
  const along = alongVein(run?.pullback ?? unknown, record.places, frame);
  return along.known ? along.mm : null;
}

/** Where a scale comes from, or why there is none. */
export function sourceText(calibration: Calibration, unit: 'mm' | 'px'): string {
  if (!calibration.known) return calibration.sentence;
  return unit === 'mm' ? calibration.from : `${calibration.from}, not confirmed and therefore not used`;
}

/** The frames that belong into a report: the tightest lesion of each state (the deciding one first), then each reference. */
export function keyLumens(rows: readonly LumenRow[]): readonly LumenRow[] {
  const lesions = rows.filter(({ role }) => role === 'lesion');
  const deciding = lesions.filter(({ primary }) => primary || lesions.length === 1);
  const states = [...new Set(lesions.map(({ state }) => state))];
  const tightest = states.flatMap((state) => {
    const ofState = lesions.filter((row) => row.state === state);
    return ofState.toSorted((a, b) => a.readings.min - b.readings.min)[0] ?? [];
  });
  const references = rows.filter(
    ({ role, segment, normal }) => role === 'reference' && segment === 'EIV' && normal === true,
  );
  return [...new Set([...deciding, ...tightest, ...references])];
}

/** What is drawn of a lumen, in picture pixels, with its title and its figures; null where it cannot be read. */
export function drawnLumen(session: Session, row: LumenRow): DrawnLumen | null {
  const outline = session.outlines.find(({ id }) => id === row.id);
  const record = outline === undefined ? null : recordOf(session, outline.run);
  if (outline === undefined || record === null) return null;
  const { scale, polygon, readings } = readOutline(outline, record);
  if (readings === null) return null;
  const { min, max, minEnds, maxEnds } = readings;
  const back = ([from, to]: typeof minEnds) => [unscaled(from, scale), unscaled(to, scale)] as const;
  return {
    id: row.id,
    run: row.run,
    frame: row.frame,
    title: lumenTitle(row),
    caption: captionOf(row),
    outline: polygon,
    min: back(minEnds),
    max: back(maxEnds),
    minText: `min ${quantity(min, scale.unit)}`,
    maxText: `max ${quantity(max, scale.unit)}`,
    role: row.role,
    mmPerPixelX: scale.unit === 'mm' ? scale.x : null,
    aspect: scale.y / scale.x,
  };
}

/** "Lesion, common iliac vein, expiration". */
export function lumenTitle({ role, segment, state }: LumenRow): string {
  const known = state === 'unspecified' ? [] : [STATE_NAMES[state]];
  return [ROLE_NAMES[role], SEGMENT_NAMES[segment], ...known].join(', ');
}

function captionOf({ frame, timeMs, file, unit }: LumenRow): string {
  const time = timeMs === null ? [] : [`${(timeMs / 1000).toFixed(2)} s`];
  return [`frame ${frame}`, ...time, fileNameOf(file), ...(unit === 'px' ? ['no scale'] : [])].join(' · ');
}
