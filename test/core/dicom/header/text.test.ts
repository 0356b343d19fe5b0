import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { shownName } from '../../../../core/dicom/header/person-name.ts';
import { decodeText } from '../../../../core/dicom/header/text.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';
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

const KOREAN = bytes('\xb1\xe8^\xc8\xf1\xc1\xdf');
test.each([
  'ISO_IR 149',
  'ISO IR 149',
  'ISO-IR 149',
  'ISO_IR149',
  'ISO 2022 IR 149',
  '\\ISO 2022 IR 149',
  'ISO 2022 IR 6\\ISO 2022 IR 149',
  '\\ISO_IR 149',
  'EUC-KR',
  'euckr',
  'KS_C_5601',
  'ks_c_5601-1987',
  'KSC5601',
  'KS X 1001',
  'CP949',
  'windows-949',
])('a Korean name without escape sequences is read under the term %s', (set) => {
  expect(decodeText(KOREAN, set)).toBe('김^희중');
});

const CHINESE = bytes('\xcd\xf5^\xd0\xa1\xb6\xab');
test.each([
  'ISO_IR 58',
  'ISO 2022 IR 58',
  '\\ISO 2022 IR 58',
  '\\ISO_IR 58',
  'GB2312',
  'GB_2312-80',
  'gb2312',
  'EUC-CN',
  'GBK',
  '\\GBK',
  'CP936',
  'GB18030',
  'GB18030-2000',
  '\\GB18030',
  'ISO_IR 6\\GB18030',
])('a Chinese name without escape sequences is read under the term %s', (set) => {
  expect(decodeText(CHINESE, set)).toBe('王^小东');
});

test.each([
  ['ISO_IR 149', 'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7', 'Hong^Gildong=洪^吉洞'],
  ['KS_C_5601', 'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7', 'Hong^Gildong=洪^吉洞'],
  ['ISO 2022 IR 149', 'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7', 'Hong^Gildong=洪^吉洞'],
  ['ISO_IR 58', 'Wang^XiaoDong=\x1b$)A\xcd\xf5^\x1b$)A\xd0\xa1\xb6\xab', 'Wang^XiaoDong=王^小东'],
  ['GB2312', 'Wang^XiaoDong=\x1b$)A\xcd\xf5^\x1b$)A\xd0\xa1\xb6\xab', 'Wang^XiaoDong=王^小东'],
])('escape sequences under the term %s are followed', (set, written, read) => {
  expect(decodeText(bytes(written), set)).toBe(read);
});

test.each([
  ['BIG5', '\xa4\xfd', '王'],
  ['CP950', '\xa4\xfd', '王'],
  ['Shift_JIS', '\x8e\x52', '山'],
  ['UTF-8', '\xe7\x8e\x8b', '王'],
  ['windows-1251', '\xcf', 'П'],
  ['UTF-16', 'J\xe9', 'Jé'],
  ['no such set', 'J\xe9', 'Jé'],
  ['ISO_IR 6', 'J\xe9', 'Jé'],
])('other terms that files use: %s', (set, written, read) => {
  expect(decodeText(bytes(written), set)).toBe(read);
});

test('the Korean name of a file that says ISO_IR 149 is shown as a name', async () => {
  const file = sharedFile('data', 'reports', '20a_ISO_IR_149.dcm');
  const run = await openRun(memorySource(file, readFileSync(file)));
  expect(run.ok && shownName(run.value.identity.patientName)).toBe('김, 희중');
});

test('letters, digits and signs of ASCII are the same in every set, as each set’s own decoder reads them', () => {
  const printable = String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, k) => 0x20 + k));
  for (const [set, label] of [
    ['', 'utf-8'],
    ['ISO_IR 100', 'windows-1252'],
    ['ISO_IR 144', 'iso-8859-5'],
    ['ISO_IR 13', 'shift_jis'],
    ['ISO_IR 192', 'utf-8'],
    ['GB18030', 'gb18030'],
    ['BIG5', 'big5'],
    ['KOI8-R', 'koi8-r'],
    ['\\ISO 2022 IR 149', 'euc-kr'],
  ] as const) {
    const value = bytes(`${printable}\0`);
    expect([set, decodeText(value, set)]).toEqual([set, new TextDecoder(label).decode(bytes(printable)).trim()]);
  }
});
