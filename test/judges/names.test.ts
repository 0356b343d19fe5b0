import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import parser from 'dicom-parser';
import { expect, test } from 'vitest';
import { dicomFile, EXPLICIT, imageElements, pixelData } from '../core/dicom/build.ts';
import { make, report, said } from './made.ts';

/** Names as hospitals store them (PS3.5, annexes H to K; one byte a letter here), the character set, and the name as it is read. */
const NAMES = [
  ['Latin', 'ISO_IR 100', 'Buc^J\xe9r\xf4me', 'Jérôme'],
  ['Greek', 'ISO_IR 126', '\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2', 'Διονυσιος'],
  ['Cyrillic', 'ISO_IR 144', '\xbb\xee\xda\xe1\xd5\xdc\xd1\xe3\xe0\xd3', 'Люкceмбург'],
  ['Arabic', 'ISO_IR 127', '\xe2\xc8\xc7\xe6\xea^\xe4\xe6\xd2\xc7\xd1', 'لنزار'],
  ['Hebrew', 'ISO_IR 138', '\xf9\xf8\xe5\xef^\xe3\xe1\xe5\xf8\xe4', 'דבורה'],
  ['Japanese', '\\ISO 2022 IR 87', 'Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B', '山田'],
  ['Korean', '\\ISO 2022 IR 149', 'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7', 'Gildong'],
  ['Chinese', 'GB18030', 'Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab', '王'],
] as const;

/** A run of four frames of a patient. */
function runOf(characters: string, name: string): string {
  const elements = imageElements(128, 128, [
    [0x00080005, 'CS', characters],
    [0x00100010, 'PN', Uint8Array.from(name, (letter) => letter.charCodeAt(0))],
    [0x00100020, 'LO', '4711'],
    [0x0020000d, 'UI', '1.2.3'],
    [0x00280008, 'IS', '4'],
  ]);
  const path = join(mkdtempSync(join(tmpdir(), 'ivus-names-')), 'run.dcm');
  writeFileSync(path, dicomFile(EXPLICIT, [...elements, pixelData(new Array(4 * 128 * 128).fill(9))]));
  return path;
}

/** The stored bytes of an element, as another reader finds them. */
function stored(file: string, tag: string): string {
  const bytes = readFileSync(file);
  const element = parser.parseDicom(bytes, { untilTag: 'x7fe00010' }).elements[tag];
  if (element === undefined) return 'absent';
  return bytes.subarray(element.dataOffset, element.dataOffset + element.length).toString('latin1');
}

test.each(NAMES)(
  'a name in %s stands in the structured report byte for byte, and in nothing that is said',
  async (_, characters, name, read) => {
    const { folder, run, object } = await make((session) => session, [], {
      file: runOf(characters, name),
      forms: ['--sr'],
    });
    for (const tag of ['x00100010', 'x00080005']) expect(stored(object('sr'), tag)).toBe(stored(run, tag));
    expect(stored(run, 'x00100010').startsWith(name)).toBe(true);
    expect(said('dcentvfy', run, object('sr')).filter((line) => /different value/i.test(line))).toEqual([]);
    const { code, out, err } = await report(folder, [], ['--sr']);
    expect([code, `${out}${err}`.includes(read), `${out}${err}`.includes(name)]).toEqual([0, false, false]);
  },
);
