import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { decodeText } from '../../../../core/dicom/header/text.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { dicomFile, EXPLICIT, imageElements, pixelData } from '../build.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

// The worked examples of PS3.5 annexes H, I, J and K, byte for byte.
test.each([
  [
    '\\ISO 2022 IR 87',
    'Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B',
    'Yamada^Tarou=山田^太郎=やまだ^たろう',
  ],
  [
    'ISO 2022 IR 13\\ISO 2022 IR 87',
    '\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J',
    'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
  ],
  [
    '\\ISO 2022 IR 149',
    'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf',
    'Hong^Gildong=洪^吉洞=홍^길동',
  ],
  ['ISO_IR 192', 'Wang^XiaoDong=\xe7\x8e\x8b^\xe5\xb0\x8f\xe4\xb8\x9c', 'Wang^XiaoDong=王^小东'],
  ['GB18030', 'Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab', 'Wang^XiaoDong=王^小东'],
  ['GBK', 'Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab', 'Wang^XiaoDong=王^小东'],
  ['ISO_IR 100', 'Buc^J\xe9r\xf4me ', 'Buc^Jérôme'],
  ['ISO_IR 144', '\xbb\xee\xdac\xd5\xdc\xd1\xe3\xe0\xd3', 'Люкcембург'],
  ['ISO_IR 126', '\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2', 'Διονυσιος'],
  ['ISO 2022 IR 6\\ISO 2022 IR 126', '\x1b-F\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2', 'Διονυσιος'],
  ['', 'J\xe9r\xf4me', 'Jérôme'],
  ['ISO 2022 IR 999', 'Doe^John', 'Doe^John'],
])('text in %s reads as in the examples of the standard', (set, written, read) => {
  expect(decodeText(bytes(written), set)).toBe(read);
});

test('a file’s own character set holds for the names in it', async () => {
  const image = imageElements(1, 2, [
    [0x00080005, 'CS', '\\ISO 2022 IR 149'],
    [0x00100010, 'PN', bytes('Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7')],
    pixelData([1, 2]),
  ]);
  const run = await openRun(memorySource('name.dcm', dicomFile(EXPLICIT, image)));
  expect(run.ok && run.value.identity.patientName).toBe('Hong^Gildong=洪^吉洞');
});
