import type { ByteSource } from '../dicom/bytes/source.ts';
import type { Run } from '../dicom/run.ts';
import { ok, type Result } from '../result.ts';
import { readAviFile } from './avi-file.ts';
import { readJpegFile } from './jpeg-file.ts';
import { pictureFormat } from './kinds.ts';
import { readMp4File } from './mp4-file.ts';
import { pictureRun } from './picture-run.ts';
import { readPngFile } from './png-file.ts';

const READERS = { png: readPngFile, jpeg: readJpegFile, avi: readAviFile, mp4: readMp4File } as const;

/** Opens a picture or film file, known by its first bytes, as a run without scale; null for every other file. A refusal is a predicate to put after the file's name. */
export async function openPicture(source: ByteSource, first: Uint8Array): Promise<Result<Run> | null> {
  const format = pictureFormat(first);
  if (format === null) return null;
  const read = await READERS[format](source);
  return read.ok ? ok(pictureRun(source, read.value)) : read;
}
