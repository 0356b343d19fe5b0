import { csv } from '../../csv.ts';
import type { PracticeRecord } from './record.ts';

const HEADER = [
  'trainee',
  'attempt',
  'case',
  'submitted (ISO 8601)',
  'duration (s)',
  'subject',
  'measure',
  'what',
  'unit of truth, reading and error',
  'truth',
  'reading',
  'error (reading − truth)',
  'band',
];

/** Records as comma-separated values: one line for every attempt and measure. */
export function recordCsv(records: readonly PracticeRecord[]): string {
  const lines = records.flatMap(({ trainee, attempts }) =>
    attempts.flatMap(({ case: of, at, durationS, rows }, index) =>
      rows.map(({ subject, measure, label, unit, truth, read, error, band }) => [
        trainee,
        index + 1,
        of,
        at,
        durationS,
        subject,
        measure,
        label,
        unit,
        truth,
        read,
        error,
        band,
      ]),
    ),
  );
  return csv([HEADER, ...lines]);
}
