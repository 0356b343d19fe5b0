/// <reference path="./dicom-character-set.d.ts" />

import { convertBytes } from 'dicom-character-set';

/** Specific Character Set (0008,0005) → the name TextDecoder knows it by; code extensions (ISO 2022) are not among them: they switch sets within a text. */
const labels: Readonly<Record<string, string>> = {
  'ISO_IR 6': 'windows-1252',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 100': 'windows-1252',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  'ISO_IR 203': 'iso-8859-15',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/** The text of an element in its file's character set, without padding; bytes in an undeclared or unknown set are UTF-8 where they can be, else Latin-1. */
export function decodeText(bytes: Uint8Array, characterSet: string): string {
  const set = characterSet.trim().toUpperCase().replace('ISO-IR', 'ISO_IR');
  const label = labels[set];
  if (label !== undefined) return withoutPadding(new TextDecoder(label).decode(bytes));
  return withoutPadding(set.includes('ISO 2022') || set.includes('\\') ? extended(bytes, set) : undeclared(bytes));
}

/** Text that switches between sets by escape sequences (ISO 2022); every value begins in the first set. */
function extended(bytes: Uint8Array, sets: string): string {
  try {
    return convertBytes(sets, bytes);
  } catch {
    return undeclared(bytes);
  }
}

/** Spaces before and after, NULs after; character by character, since a pattern tries every run of zeros in a forged value from each of its characters. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\0]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trimStart();
}

function undeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
