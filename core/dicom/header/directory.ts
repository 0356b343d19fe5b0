import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import { readHeader } from './header.ts';

/** The media storage directory's SOP class: a list of files, itself no image. */
export const DICOMDIR = '1.2.840.10008.1.3.10';

/** Where a DICOMDIR says that an image is, from its own folder on. */
export interface Listed {
  /** As the file says it, with slashes between its parts; empty where it says nothing. */
  readonly written: string;
  /** The folders and the name of the file, without empty parts and steps back; null when it names a place outside of the folder. */
  readonly parts: readonly string[] | null;
}

/** The images that a DICOMDIR lists; refused when it is none. */
export async function readDirectory(source: ByteSource): Promise<Result<readonly Listed[]>> {
  const { header, problem } = await readHeader(source);
  if (problem !== null) return fail(`${source.name} ${problem}.`);
  const records = header.data.items('x00041220');
  if (records === null) return fail(`${source.name} is not a DICOMDIR.`);
  return ok(
    records
      .filter((record) => record.text('x00041430').toUpperCase() === 'IMAGE' && record.uint16('x00041410') !== 0)
      .map((record) => listed(record.text('x00041500'))),
  );
}

/** The standard has a backslash between the parts and none before them; writers also use slashes, and begin or end with one. */
function listed(reference: string): Listed {
  const written = reference.split(/[\\/]/).map((part) => part.trim());
  return { written: written.join('/'), parts: within(written) };
}

function within(written: readonly string[]): readonly string[] | null {
  const parts: string[] = [];
  // A drive (C:) is a place of its own.
  if (/^[A-Za-z]:/.test(written[0] ?? '')) return null;
  for (const part of written) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts;
}
