import { cellText } from './foreign-text.ts';

/** A row of a table; null is an empty cell. */
type Row = readonly (string | number | null)[];

/**
 * A table as comma-separated values (RFC 4180, UTF-8, CR LF), every cell in quotes. Numbers have a point and all their digits; null is an
 * empty cell. Text that a spreadsheet would take for a formula begins with an apostrophe (`cellText`).
 */
export function csv(rows: readonly Row[]): string {
  return rows
    .map((cells) => `${cells.map((value) => `"${written(value).replaceAll('"', '""')}"`).join(',')}\r\n`)
    .join('');
}

/** The same table with tabs between the cells and LF, as spreadsheets take it from the clipboard; tabs and line ends within a cell become spaces. */
export function tsv(rows: readonly Row[]): string {
  return rows
    .map((cells) => `${cells.map((value) => written(value).replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`)
    .join('');
}

function written(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : cellText(value);
}
