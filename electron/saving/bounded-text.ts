import { open } from 'node:fs/promises';
import { LARGEST_DOCUMENT } from '../../core/document-size.ts';
import { onDisk } from '../names.ts';

/** Thrown in place of reading a document that is larger than any of this program's; its message ends a sentence after "because". */
class TooLarge extends Error {
  constructor() {
    super('it is larger than any document of IVUS Planner');
  }
}

/** The bytes of a document; throws what the file system throws, and TooLarge before anything of it is read. */
export async function documentBytes(path: string): Promise<Buffer> {
  const file = await open(await onDisk(path), 'r');
  try {
    if ((await file.stat()).size > LARGEST_DOCUMENT) throw new TooLarge();
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** The text (UTF-8) of a document, with the same bound. */
export async function documentText(path: string): Promise<string> {
  return (await documentBytes(path)).toString('utf8');
}
