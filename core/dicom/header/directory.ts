import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import { readHeader } from './header.ts';

/** The media storage directory's SOP class: a list of files, itself no image. */
export const DICOMDIR = '1.2.840.10008.1.3.10';

/** The images that a DICOMDIR lists, each as the folders and the name of its file from the DICOMDIR's own folder on; refused when it is none. */
export async function readDirectory(source: ByteSource): Promise<Result<readonly (readonly string[])[]>> {
  const { header, problem } = await readHeader(source);
  if (problem !== null) return fail(`${source.name} ${problem}.`);
  const records = header.data.items('x00041220');
  if (records === null) return fail(`${source.name} is not a DICOMDIR.`);
  return ok(
    records
      .filter((record) => record.text('x00041430').toUpperCase() === 'IMAGE' && record.uint16('x00041410') !== 0)
      .map((record) =>
        record
          .text('x00041500')
          .split('\\')
          .map((part) => part.trim()),
      )
      .filter((parts) => parts.every((part) => part !== '')),
  );
}
