import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { archiveRefusal } from '../../core/archive.ts';
import { memorySource } from '../../core/dicom/bytes/source.ts';
import { openRun } from '../../core/dicom/study.ts';
import { dicomFile, EXPLICIT, imageElements, pixelData } from './dicom/build.ts';

const run = dicomFile(EXPLICIT, [...imageElements(1, 2), pixelData([1, 2])]);
const began = (...bytes: readonly number[]) => Uint8Array.from({ length: 1024 }, (_, at) => bytes[at] ?? 0);
const tar = began();
tar.set(new TextEncoder().encode('ustar'), 257);

test.each([
  ['a ZIP archive', began(0x50, 0x4b, 3, 4)],
  ['a ZIP archive', began(0x50, 0x4b, 5, 6)],
  ['a gzip archive', gzipSync(run)],
  ['a 7-Zip archive', began(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['a RAR archive', began(0x52, 0x61, 0x72, 0x21, 0x1a, 7)],
  ['a bzip2 archive', began(0x42, 0x5a, 0x68, 0x39)],
  ['an xz archive', began(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)],
  ['a Zstandard archive', began(0x28, 0xb5, 0x2f, 0xfd)],
  ['a tar archive', tar],
])('%s is to be unpacked first', async (name, bytes) => {
  expect(await openRun(memorySource('study.dcm', bytes))).toEqual({
    ok: false,
    problem: `study.dcm is ${name}; unpack it first and open the files in it.`,
  });
});

test('a DICOM file whose preamble begins like an archive is a DICOM file', async () => {
  const double = Uint8Array.from(run);
  double.set([0x50, 0x4b, 3, 4]);
  expect((await openRun(memorySource('double.dcm', double))).ok).toBe(true);
  expect(archiveRefusal(run)).toBe(null);
});
