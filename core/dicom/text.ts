/** Specific Character Set (0008,0005) → the name TextDecoder knows it by; code extensions (ISO 2022) are not among them. */
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
};

/** The text of an element in its file's character set, without padding; bytes in an undeclared or unknown set are UTF-8 where they can be, else Latin-1. */
export function decodeText(bytes: Uint8Array, characterSet: string): string {
  const label = labels[characterSet.trim().toUpperCase().replace('ISO-IR', 'ISO_IR')];
  return (label === undefined ? undeclared(bytes) : new TextDecoder(label).decode(bytes))
    .replace(/[\s\0]+$/, '')
    .trimStart();
}

function undeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
