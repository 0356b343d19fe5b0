/** What a spreadsheet reads as the beginning of a formula. */
const FORMULA = /^[\s\u200b-\u200f\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫|]|^[\t\r\n;；]/;

/**
 * A table as comma-separated values (RFC 4180, UTF-8, CR LF). Numbers have a point and all their digits; null is an empty cell. Text that
 * a spreadsheet would take for a formula begins with an apostrophe.
 */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** The same table with tabs between the cells and LF, as spreadsheets take it from the clipboard; tabs and line ends within a cell become spaces. */
export function tsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((cells) => `${cells.map((value) => plain(value).replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`).join('');
}

function cell(value: string | number | null): string {
  const safe = plain(value);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plain(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return FORMULA.test(value) ? `'${value}` : value;
}
