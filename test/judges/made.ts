import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentDigest } from '../../core/dicom/bytes/digest.ts';
import { memorySource } from '../../core/dicom/bytes/source.ts';
import { openRun } from '../../core/dicom/study.ts';
import type { Contour } from '../../core/geometry/point.ts';
import { emptySession, type Outline, type Session } from '../../core/session/document/document.ts';
import { writeSession } from '../../core/session/document/file.ts';
import { newRecord, studyOf } from '../../core/session/document/identity.ts';
import { perfect, study } from '../core/practice/perfect.ts';
import { UNSAID } from '../core/session/fixture.ts';
import { ivus } from '../ivus.ts';
import { filesOf } from '../samples/small-cases.ts';

/** The objects that are judged, by the ends of their names. */
export const KINDS = ['sr', 'capture', 'pdf', 'presentation', 'key-objects'] as const;

/** A folder with a run of four small frames, a session on it, and everything that is made of the two. */
export interface Made {
  readonly folder: string;
  readonly run: string;
  readonly object: (kind: (typeof KINDS)[number]) => string;
}

/** A circle about the middle of a picture of 128 pixels. */
function circle(radius: number): Contour {
  return Array.from({ length: 24 }, (_, k) => [
    64 + radius * Math.cos((k * Math.PI) / 12),
    64 + radius * Math.sin((k * Math.PI) / 12),
  ]);
}

async function sessionOn(bytes: Uint8Array): Promise<Session> {
  const source = memorySource('run.dcm', bytes);
  const opened = await openRun(source);
  if (!opened.ok) throw new Error(opened.problem);
  const record = newRecord({ run: opened.value, digest: await contentDigest(source, opened.value) });
  const drawn = (id: string, frame: number, radius: number, words: Partial<Outline>): Outline => ({
    id,
    name: id,
    run: record.sopInstanceUid,
    frame,
    knots: circle(radius),
    ...UNSAID,
    ...words,
  });
  const { findings, axis } = perfect(study('classic-left-nivl'));
  return {
    ...emptySession(studyOf(opened.value)),
    runs: [record],
    findings,
    axis,
    outlines: [
      drawn('Lesion 1', 0, 5, { role: 'lesion', primary: true, state: 'expiration' }),
      drawn('Lesion 2', 1, 5.1, { role: 'lesion', state: 'inspiration' }),
      drawn('Reference', 2, 14, { role: 'reference', segment: 'EIV', normal: true }),
    ],
  };
}

/** Everything that is made of a session, or these forms, as `change` leaves it, on a run: a small one unless a file is named. */
export async function make(
  change: (session: Session) => Session = (session) => session,
  words: readonly string[] = [],
  { file = null, forms = EVERYTHING }: { readonly file?: string | null; readonly forms?: readonly string[] } = {},
): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-objects-'));
  const sample = () => filesOf('classic-left-nivl')['classic-left-nivl ivus.dcm'] ?? new Uint8Array();
  const bytes = file === null ? sample() : readFileSync(file);
  const run = join(folder, 'run.dcm');
  writeFileSync(run, bytes);
  writeFileSync(join(folder, 'case.ivus.json'), writeSession(change(await sessionOn(bytes))));
  const done = await report(folder, words, forms);
  if (done.code !== 0) throw new Error(done.err);
  return { folder, run, object: (kind) => join(folder, 'out', `case-report-${kind}.dcm`) };
}

const EVERYTHING = ['--sr', '--capture', '--pdf-object', '--presentation', '--key-objects', '--pdf', '--json'];

/** Makes it all again in a folder. */
export function report(folder: string, words: readonly string[] = [], forms: readonly string[] = EVERYTHING) {
  const asked = [...forms, '--issued', '2026-01-31T14:05:00+01:00', '--out', join(folder, 'out')];
  return ivus('report', join(folder, 'case.ivus.json'), ...asked, ...words);
}

/** The lines that a judge writes, on either stream. */
export function said(program: string, ...args: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return `${stdout}${stderr}`.split('\n');
}
