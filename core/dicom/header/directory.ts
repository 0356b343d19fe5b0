import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import { MOST_ELEMENTS } from './budget.ts';
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

const UNREAD = `is a list of files that is damaged or has more than ${MOST_ELEMENTS.toLocaleString('en')} elements; none of its files was opened: open its folder instead.`;
const RECORDS = 'x00041220';

/** The images that a DICOMDIR lists; null when the file is none, and refused when its list cannot be read whole. */
export async function readDirectory(source: ByteSource): Promise<Result<readonly Listed[] | null>> {
  const { header, problem } = await readHeader(source);
  const { meta, data } = header;
  const records = problem === null ? data.items(RECORDS) : null;
  if (records === null)
    return data.unreadableItems(RECORDS) || meta.text('x00020002') === DICOMDIR
      ? fail(`${source.name} ${UNREAD}`)
      : ok(null);
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
