/**
 * Control characters, the terminal's escapes among them, but not tabs and ends of lines; the marks that turn the order of what
 * follows round (embeddings, overrides, isolates), which a single forgotten end would carry into the words of the program; and
 * what is there without being seen (byte order marks, annotations, tags).
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Ends of lines that are none for most programs; by the first a terminal writes over its line. */
const SEPARATORS = /\r(?!\n)|[\f\u2028\u2029]/g;

/** Letters that run from right to left, and their digits. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What a spreadsheet reads as the beginning of a formula, also in full width. */
const FORMULA = /^[\s\u200b-\u200f]*[=+\-@＝＋－＠﹢﹣﹦﹫|]|^[\t\r\n;；]/;

/** The same behind what may end a cell for a spreadsheet that expects other separators, quotes or not. */
const FURTHER_FORMULA = /([;；\t\r\n]["'\s\u200b-\u200f]*)(?=[=+\-@＝＋－＠﹢﹣﹦﹫|])/g;

/** Spreadsheets take no more characters in one cell. */
const LONGEST_CELL = 32_000;

/** A text of somebody else as it may stand among the program's own words: letters of every script and lines, nothing that acts on what is around them. */
export function plainText(text: string): string {
  return text.replace(UNSEEN, '').replace(SEPARATORS, '\n');
}

/** The same on one line and with no more than so many characters: what is left out is said by "…", and no letter is parted from its accents. */
export function shortText(text: string, most: number): string {
  const line = plainText(text.slice(0, 8 * most)).replace(/[\t\r\n]+/g, ' ');
  if (line.length <= most) return line;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (kept.length + segment.length >= most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A plain text that keeps its own direction (Unicode isolate) between words and numbers of the program; one that runs from left to right stays as it is. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** A text for a cell of a table: plain, short enough for a cell, and no formula for any spreadsheet, whatever it takes for the end of a cell: those begin with an apostrophe. */
export function cellText(text: string): string {
  const plain = plainText(text);
  const short = plain.length <= LONGEST_CELL ? plain : `${plain.slice(0, LONGEST_CELL - 1)}…`;
  const harmless = short.replace(FURTHER_FORMULA, "$1'");
  return FORMULA.test(harmless) ? `'${harmless}` : harmless;
}
