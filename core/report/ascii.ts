import { plainText } from '../foreign-text.ts';

/** Letters beyond ASCII that reports use, each with what stands for it in plain text. */
const PLAIN: Readonly<Record<string, string>> = {
  '×': 'x',
  '−': '-',
  '–': '-',
  '—': '-',
  '·': '*',
  '≥': '>=',
  '≤': '<=',
  '²': '2',
  '°': ' degrees',
  µ: 'u',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** A text in plain ASCII: letters with accents lose them, known signs are spelled, anything else becomes "?". */
export function ascii(text: string): string {
  const spelled = Array.from(plainText(text), (letter) => PLAIN[letter] ?? letter).join('');
  return spelled
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[^\n\x20-\x7e]/g, '?');
}

/** A line broken at spaces into lines of at most so many characters; those after the first are indented. A word that is longer stays whole. */
export function wrapped(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const next = current === '' ? word : `${current} ${word}`;
    if (current !== '' && next.length > width) {
      lines.push(current);
      current = `${INDENT}${word}`;
    } else current = next;
  }
  return [...lines, current];
}

const INDENT = '  ';
