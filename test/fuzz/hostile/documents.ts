import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import type { Attributes } from '../../../core/dicom/write/dataset.ts';
import type { Contour } from '../../../core/geometry/point.ts';
import { emptyRecord, mergedRecords, readRecord, writeRecord } from '../../../core/practice/records/record.ts';
import { readStructuredReport } from '../../../core/report/dicom/read/structured-report.ts';
import type { Outline } from '../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../core/session/document/file.ts';
import { textOf } from '../../../electron/cli/text.ts';
import { withListedFiles } from '../../../electron/directories.ts';
import { findFiles } from '../../../electron/folders.ts';
import { derive } from '../../../renderer/state/derived.ts';
import { dicomFile, type Element, EXPLICIT } from '../../core/dicom/build.ts';
import { bytesWith, container, shape } from '../../core/report/dicom/another-makers-report.ts';
import { ellipse, outline, run, sessionWith } from '../../core/session/fixture.ts';

/** A document or folder that a careful attacker would make, in a folder of its own: made first, then read as the program reads it, on the window's thread or elsewhere; what is said of it. */
export interface HostileDocument {
  readonly name: string;
  readonly on: 'window' | 'worker';
  make(folder: string): Promise<() => Promise<string>>;
}

/** So many runs of an outline each, as text. */
function sessionOf(count: number, of: (frame: number) => Partial<Outline>): string {
  const outlines = Array.from({ length: count }, (_, frame) => outline({ id: `L${frame}`, frame, ...of(frame) }));
  return writeSession({ ...sessionWith(...outlines), runs: [{ ...run, frames: count }] });
}

async function opened(text: string): Promise<string> {
  const session = readSession(text, 'hostile.ivus.json');
  if (!session.ok) return session.problem;
  const { answer } = derive(session.value);
  return `opens, ${session.value.outlines.length} outlines, ${answer.ok ? answer.value.outcome : answer.problem}`;
}

async function directory(folder: string, count: number): Promise<() => Promise<string>> {
  const record = (file: number): readonly Element[] => [
    [0x00041410, 'US', [0xffff]],
    [0x00041430, 'CS', 'IMAGE'],
    [0x00041500, 'CS', `IM${file}`],
  ];
  const records = Array.from({ length: count }, (_, file) => record(file));
  await writeFile(join(folder, 'DICOMDIR'), dicomFile(EXPLICIT, [[0x00041220, 'SQ', records]]));
  return async () => {
    // What is told in the window: one sentence for each, and one for those beyond.
    const { files, problems } = await withListedFiles([join(folder, 'DICOMDIR')]);
    return `${files.length} files, ${problems.length} sentences: ${problems.at(-1)?.replace(folder, '') ?? ''}`;
  };
}

const circle = (points: number): Contour => [...ellipse(14, 12, points), [390, 250]];

/** The documents that the shared README asks for, and others of the kind. */
export const DOCUMENTS: readonly HostileDocument[] = [
  {
    name: 'a JSON document of 3 GB',
    on: 'worker',
    make: async (folder) => {
      const path = join(folder, 'large.ivus.json');
      await writeFile(path, '{"format":"ivus-session/4"');
      await truncate(path, 3 * 2 ** 30);
      return async () => {
        const text = await textOf(path);
        return text.ok ? 'read' : text.problem.replace(`${folder}/`, '');
      };
    },
  },
  {
    name: 'a session of 100,000 levels',
    on: 'window',
    make: async () => {
      const text = `{"format":"ivus-session/4","notes":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
      return () => opened(text);
    },
  },
  {
    name: 'a session of 5,000 borders that wait',
    on: 'window',
    make: async () => {
      const text = sessionOf(5000, () => ({ origin: 'automatic', accepted: false, role: 'unknown' }));
      return () => opened(text);
    },
  },
  {
    name: 'a session of 5,000 copies of one lesion',
    on: 'window',
    make: async () => {
      const text = sessionOf(5000, (frame) => ({ origin: frame === 0 ? 'hand' : 'copy', role: 'lesion' }));
      return () => opened(text);
    },
  },
  {
    name: 'a session of 300,000 outlines',
    on: 'window',
    make: async () => {
      const text = `{"format":"ivus-session/1","outlines":[${new Array(300_000).fill('{"id":"a","knots":[[1,2],[3,4],[5,6]]}').join(',')}]}`;
      return () => opened(text);
    },
  },
  {
    name: 'one outline of 10,000 points',
    on: 'window',
    make: async () => {
      const text = sessionOf(1, () => ({ knots: ellipse(14, 14, 10_000) }));
      return () => opened(text);
    },
  },
  {
    name: 'a record of 20,000 attempts, merged with itself',
    on: 'window',
    make: async () => {
      const attempts = Array.from({ length: 20_000 }, (_, minute) => ({
        case: 'practice-03',
        at: new Date(Date.UTC(2026, 0, 1) + 60_000 * minute).toISOString(),
        durationS: 600,
        truthDigest: 'd',
        teachingPoint: 'A point',
        rows: [],
        repeats: [],
      }));
      const text = writeRecord({ ...emptyRecord('Ann'), attempts });
      return async () => {
        const record = readRecord(text, 'ann.json');
        if (!record.ok) return record.problem;
        return `${mergedRecords([record.value, record.value])[0]?.attempts.length} attempts`;
      };
    },
  },
  {
    name: 'a structured report of 500 outlines of 4,000 points',
    on: 'worker',
    make: async () => {
      const groups: Attributes[] = Array.from({ length: 500 }, () =>
        container('125007', [shape('POLYLINE', circle(4000))]),
      );
      const source = memorySource('report.dcm', bytesWith(groups));
      return async () => {
        const report = await readStructuredReport(source);
        if (report === null || !report.ok) return report?.problem ?? 'no report';
        return `${report.value.regions.length} outlines, ${report.value.leftOut.length} left out: ${report.value.leftOut[0]}`;
      };
    },
  },
  { name: 'a DICOMDIR of 40,000 missing files', on: 'worker', make: (folder) => directory(folder, 40_000) },
  { name: 'a DICOMDIR of 200,000 missing files', on: 'worker', make: (folder) => directory(folder, 200_000) },
  {
    name: 'a folder with links to / and to itself, and a pipe',
    on: 'worker',
    make: async (folder) => {
      const chosen = join(folder, 'chosen');
      await mkdir(chosen);
      await symlink('/', join(chosen, 'root'));
      await symlink(chosen, join(chosen, 'itself'));
      await symlink(join(chosen, 'loop'), join(chosen, 'loop'));
      execFileSync('mkfifo', [join(chosen, 'pipe')]);
      return async () => {
        const { files, problems } = await findFiles([chosen]);
        return `${files.length} files; ${problems.map((problem) => problem.replaceAll(`${folder}/`, '')).join(' ')}`;
      };
    },
  },
];
