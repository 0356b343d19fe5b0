import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readHeader } from '../../../core/dicom/header/header.ts';
import { shownName } from '../../../core/dicom/header/person-name.ts';
import { greatestOf } from '../../../core/extremes.ts';
import type { InboxStudy } from '../../../core/network/received.ts';
import { uidSchema } from '../../../core/network/rows.ts';
import { saidText } from '../../../core/network/said.ts';
import { failureCode } from '../../failure.ts';
import { openFileSource } from '../../file-source.ts';
import { readAbout } from './about.ts';
import { isFolderName } from './layout.ts';

/** A study of the inbox as its files say, without when it expires. */
export type Listed = Omit<InboxStudy, 'expires'> & {
  /** When it came or was last used, ms since 1970. */
  readonly lastUse: number;
};

/** All studies of the inbox that hold an object. */
export async function listedStudies(root: string): Promise<readonly Listed[]> {
  const found = await Promise.all((await foldersIn(root)).map((id) => listedStudy(root, id)));
  return found.filter((one) => one !== null);
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).filter(isFolderName).toSorted();
}

/** The study in a folder of the inbox; null where it holds no object. */
export async function listedStudy(root: string, id: string): Promise<Listed | null> {
  const series = await Promise.all((await foldersIn(join(root, id))).map((name) => seriesIn(join(root, id, name))));
  const files = series.flat();
  const [first] = files;
  if (first === undefined) return null;
  const heads = await Promise.all(series.flatMap(([one]) => (one === undefined ? [] : [headIn(one.path)])));
  const about = await readAbout(join(root, id));
  const received = greatestOf(files.map(({ time }) => time));
  const [head] = heads;
  return {
    id,
    uid: head?.uid ?? '0',
    patientId: head?.patientId ?? null,
    name: head?.name ?? null,
    date: head?.date ?? null,
    modalities: [...new Set(heads.flatMap(({ modality }) => modality ?? []))],
    objects: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    received: new Date(received).toISOString(),
    from: about.from ?? head?.from ?? 'unknown',
    files: files.map(({ path }) => path),
    lastUse: Math.max(received, about.used ?? 0),
  };
}

interface File {
  readonly path: string;
  readonly size: number;
  readonly time: number;
}

async function seriesIn(folder: string): Promise<readonly File[]> {
  const names = (await readdir(folder).catch(unlessGone([]))).filter((name) => name.endsWith('.dcm')).toSorted();
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const there = await stat(path).catch(unlessGone(null));
      return there === null ? [] : { path, size: there.size, time: there.mtimeMs };
    }),
  );
  return found.flat();
}

/** Other studies are listed also while one is deleted: what is gone, or is no folder, holds nothing. Every other failure is thrown on. */
function unlessGone<T>(nothing: T): (failure: unknown) => T {
  return (failure) => {
    if (['ENOENT', 'ENOTDIR'].includes(failureCode(failure))) return nothing;
    throw failure;
  };
}

const NOBODY = { uid: '0', patientId: null, name: null, date: null, modality: null, from: null };

/** Whose a file is and what it shows. */
async function headIn(path: string) {
  const source = await openFileSource(path);
  if (!source.ok) return NOBODY;
  try {
    const { data, meta } = (await readHeader(source.value)).header;
    const stated = data.text('x0020000d');
    return {
      uid: uidSchema.safeParse(stated).success ? stated : uidSchema.catch('0').parse(data.text('x00080018')),
      patientId: saidText(data.text('x00100020')),
      name: saidText(shownName(data.text('x00100010'))),
      date: saidText(data.text('x00080020')),
      modality: saidText(data.text('x00080060')),
      from: saidText(meta.text('x00020016')),
    };
  } finally {
    await source.value.close();
  }
}
