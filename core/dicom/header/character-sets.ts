/** Registration number (ISO_IR) → the name TextDecoder knows the set by. 87 and 159 exist only behind escape sequences. */
const labels: Readonly<Record<number, string>> = {
  6: 'windows-1252',
  13: 'shift_jis',
  58: 'gb18030',
  100: 'windows-1252',
  101: 'iso-8859-2',
  109: 'iso-8859-3',
  110: 'iso-8859-4',
  126: 'iso-8859-7',
  127: 'iso-8859-6',
  138: 'iso-8859-8',
  144: 'iso-8859-5',
  148: 'windows-1254',
  149: 'euc-kr',
  166: 'windows-874',
  192: 'utf-8',
  203: 'iso-8859-15',
};

/** What else stands for a set in files: the terms without signs and spaces between their letters. */
const aliases: readonly (readonly [term: RegExp, number: number])[] = [
  [/^(KSC?5601|KSX1001|EUCKR|UHC|KOREAN)/, 149],
  [/^(CP|MS|WINDOWS|IBM)?949$/, 149],
  [/^(GB2312|EUCCN|XEUCCN|CHINESE$)/, 58],
  [/^(ISO|IR)*149$/, 149],
  [/^(ISO|IR)*58$/, 58],
];

/** Terms that TextDecoder has under another name; the other terms are tried as they are. */
const names: readonly (readonly [term: RegExp, label: string])[] = [
  [/^(GB18030|GBK|(CP|MS|WINDOWS|IBM)?936$)/, 'gb18030'],
  [/^(BIG5|(CP|MS|WINDOWS|IBM)?950$)/, 'big5'],
  [/^(SHIFTJIS|SJIS|(CP|MS|WINDOWS)?(932|31J)$)/, 'shift_jis'],
  [/^EUCJP/, 'euc-jp'],
  [/^UTF8$/, 'utf-8'],
];

/** The registration number of a term of Specific Character Set (0008,0005), also of its usual misspellings; null for one without a number. */
export function registered(term: string): number | null {
  const letters = lettersOf(term);
  const [, number] = /^ISO(?:2022)?IR(\d+)$/.exec(letters) ?? [];
  return number === undefined ? (aliases.find(([alias]) => alias.test(letters))?.[1] ?? null) : Number(number);
}

/** The name that TextDecoder has for the first of the terms that it can read; null when it can read none. */
export function labelOf(terms: readonly string[]): string | null {
  for (const term of terms) {
    const label = oneLabel(term);
    if (label !== null) return label;
  }
  return null;
}

function oneLabel(term: string): string | null {
  const number = registered(term);
  if (number !== null) return labels[number] ?? null;
  const letters = lettersOf(term);
  return names.find(([name]) => name.test(letters))?.[1] ?? ownLabel(term);
}

/** Terms of the web and of mail, such as windows-1251 or KOI8-R; no text in DICOM is UTF-16. */
function ownLabel(term: string): string | null {
  if (term === '' || /UTF-?16|UNICODE|UCS/.test(term)) return null;
  try {
    new TextDecoder(term);
    return term;
  } catch {
    return null;
  }
}

function lettersOf(term: string): string {
  return term.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
