import { readFileSync } from 'node:fs';
import { sharedFile } from '../../data.ts';

/** A row of a tab-separated table by its column names; an empty cell is ''. */
export type Row = Readonly<Record<string, string>>;

/** A cell by its column's name; '' when the table has no such column. */
export function cell(row: Row, name: string): string {
  return row[name] ?? '';
}

/** The rows of a shared table. */
export function table(...path: readonly string[]): readonly Row[] {
  const [head = [], ...rows] = readFileSync(sharedFile(...path), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
}

/** What the decoders of oracle.json saw in one frame. */
export interface OracleFrame {
  /** Means of 8 × 8 blocks: a number for grey, one per channel for colour. */
  readonly grid8: readonly (readonly (number | readonly number[])[])[];
}

/** First and last frame of a file as the decoder that the manifest trusts for display saw them. */
export function oracle(file: string, decoder: string): readonly OracleFrame[] {
  const all: Record<string, { decoders: Record<string, { first_last?: OracleFrame[] }> }> = JSON.parse(
    readFileSync(sharedFile('data', 'dicom', 'oracle.json'), 'utf8'),
  );
  return all[file]?.decoders[decoder]?.first_last ?? [];
}
