/** What an archive begins with, and what it is called. */
const kinds: readonly (readonly [name: string, first: readonly number[]])[] = [
  ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a ZIP archive', [0x50, 0x4b, 0x07, 0x08]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['a bzip2 archive', [0x42, 0x5a, 0x68]],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd]],
];

const TAR = [0x75, 0x73, 0x74, 0x61, 0x72];
const TAR_AT = 257;

/** The refusal of an archive by its first bytes, as a predicate to put after the file's name; null when they begin none. */
export function archiveRefusal(bytes: Uint8Array): string | null {
  const kind = TAR.every((byte, at) => bytes[TAR_AT + at] === byte)
    ? 'a tar archive'
    : kinds.find(([, first]) => first.every((byte, at) => bytes[at] === byte))?.[0];
  return kind === undefined ? null : `is ${kind}; unpack it first and open the files in it`;
}
