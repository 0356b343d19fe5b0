/** The tables of ITU-T T.81, K.3 to K.6, that a frame of Motion JPEG may leave out: class and number, how many code words of 1 to 16 bits, their symbols; in hex. */
const TABLES: readonly (readonly [id: string, counts: string, symbols: string])[] = [
  ['00', '00010501010101010100000000000000', '000102030405060708090a0b'],
  [
    '10',
    '0002010303020403050504040000017d',
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728' +
      '292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a83848586878889' +
      '8a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2' +
      'e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
  ],
  ['01', '00030101010101010101010000000000', '000102030405060708090a0b'],
  [
    '11',
    '00020102040403040705040400010277',
    '000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a26' +
      '2728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a828384858687' +
      '88898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9da' +
      'e2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
  ],
];

const body = TABLES.flat().join('').match(/../g) ?? [];

/** The same as one segment of a JPEG stream, its marker (FFC4) and length included. */
export const HUFFMAN_TABLES: Uint8Array = Uint8Array.from([
  0xff,
  0xc4,
  (body.length + 2) >> 8,
  (body.length + 2) & 0xff,
  ...body.map((byte) => Number.parseInt(byte, 16)),
]);
