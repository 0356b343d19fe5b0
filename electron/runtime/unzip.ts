import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl, { type Entry, type Options, type ZipFile } from 'yauzl';

const open = promisify<string, Options, ZipFile>(yauzl.open);

/**
 * Unpacks `archive` into `folder`, entry by entry: `place` says where an entry goes below `folder`, or undefined to leave
 * it out. Throws when the archive is damaged or names a path outside itself.
 */
export async function unzip(
  archive: string,
  folder: string,
  place: (name: string) => string | undefined,
): Promise<void> {
  const zip = await open(archive, { lazyEntries: true, autoClose: false });
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject).on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        const path = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
        const written = path === undefined ? Promise.resolve() : writeEntry(zip, entry, join(folder, path));
        written.then(() => zip.readEntry(), reject);
      });
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
}

async function writeEntry(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  await mkdir(dirname(path), { recursive: true });
  const bytes = await promisify(zip.openReadStream.bind(zip))(entry);
  await pipeline(bytes, createWriteStream(path, { mode: mode === 0 ? 0o644 : mode }));
}
