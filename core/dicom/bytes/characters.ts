/** Bytes as characters of the same numbers (Latin-1), however many there are. */
export function charactersOf(bytes: Iterable<number>): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
