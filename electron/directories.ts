import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readDirectory } from '../core/dicom/header/directory.ts';
import { openFileSource } from './file-source.ts';
import type { Found } from './folders.ts';

/** The files with each DICOMDIR among them replaced by the images it lists; one sentence for each that is not there. No file twice. */
export async function withListedFiles(files: readonly string[]): Promise<Found> {
  const all = new Set<string>();
  const problems: string[] = [];
  for (const path of files) {
    const listed = basename(path).toUpperCase() === 'DICOMDIR' ? await listedIn(path) : null;
    if (listed === null) all.add(path);
    for (const file of listed?.files ?? []) all.add(file);
    problems.push(...(listed?.problems ?? []));
  }
  return { files: [...all], problems };
}

/** What a DICOMDIR lists; null when the file only bears the name of one. */
async function listedIn(path: string): Promise<Found | null> {
  const source = await openFileSource(path);
  if (!source.ok) return null;
  try {
    const directory = await readDirectory(source.value);
    return directory.ok ? await resolved(path, directory.value) : null;
  } catch {
    // What cannot be read is told when it is opened itself.
    return null;
  } finally {
    await source.value.close();
  }
}

async function resolved(path: string, listed: readonly (readonly string[])[]): Promise<Found> {
  const files: string[] = [];
  const problems: string[] = [];
  const namesIn = remembered((folder) => readdir(folder).catch(() => []));
  for (const parts of listed) {
    const file = await fileAt(dirname(path), parts, namesIn);
    if (file !== null) files.push(file);
    else problems.push(`${path} lists ${parts.join('/')}, which is missing: copy the whole disc or folder again.`);
  }
  return { files, problems };
}

function remembered<T>(look: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? look(key);
    known.set(key, found);
    return found;
  };
}

/** The listed file below a folder. Discs list capitals, while copies often have small letters or a version such as ";1". */
async function fileAt(
  folder: string,
  parts: readonly string[],
  namesIn: (folder: string) => Promise<readonly string[]>,
): Promise<string | null> {
  let place = folder;
  for (const part of parts) {
    const names = await namesIn(place);
    const name = names.includes(part) ? part : names.find((candidate) => plain(candidate) === plain(part));
    // A name that is looked up among those of its folder can never lead out of it.
    if (name === undefined) return null;
    place = join(place, name);
  }
  return place;
}

function plain(name: string): string {
  return name.replace(/(\.?;\d+|\.)$/, '').toUpperCase();
}
