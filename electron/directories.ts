import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Listed, readDirectory } from '../core/dicom/header/directory.ts';
import { append } from '../core/extremes.ts';
import { openFileSource } from './file-source.ts';
import type { Found } from './folders.ts';
import { liesIn } from './lies-in.ts';
import { onDisk } from './names.ts';

/** The files with each DICOMDIR among them replaced by the images it lists; one sentence for each that cannot be opened. No file twice. */
export async function withListedFiles(files: readonly string[]): Promise<Found> {
  const named = new Set(files);
  const all = new Set<string>();
  const problems: string[] = [];
  for (const path of files) {
    const listed = bare(basename(path)) === 'DICOMDIR' ? await listedIn(path, named) : null;
    if (listed === null) all.add(path);
    for (const file of listed?.files ?? []) all.add(file);
    append(problems, listed?.problems ?? []);
  }
  return { files: [...all], problems };
}

/** What a DICOMDIR lists, or one sentence where its list cannot be read; null when the file only bears the name of one. */
async function listedIn(path: string, named: ReadonlySet<string>): Promise<Found | null> {
  const source = await openFileSource(path);
  if (!source.ok) return null;
  try {
    const directory = await readDirectory(source.value);
    if (!directory.ok) return { files: [], problems: [directory.problem] };
    return directory.value === null ? null : await resolved(path, directory.value, named);
  } catch {
    // What cannot be read is told when it is opened itself.
    return null;
  } finally {
    await source.value.close();
  }
}

/** So many listed files that cannot be opened are named one by one. */
const MOST_TOLD = 20;

async function resolved(path: string, listed: readonly Listed[], named: ReadonlySet<string>): Promise<Found> {
  if (listed.length === 0) return { files: [], problems: [`${path} lists no images: open its folder instead.`] };
  const files: string[] = [];
  const problems: string[] = [];
  let untold = 0;
  const folder = dirname(path);
  const namesIn = remembered((place) => readDisk(place).catch(() => []));
  for (const one of listed) {
    const file = one.parts === null || one.parts.length === 0 ? null : await fileAt(folder, one.parts, namesIn);
    // What the operator named as well is theirs to open, wherever it leads.
    if (file !== null && (named.has(file) || (await liesIn(folder, file)))) files.push(file);
    else if (problems.length === MOST_TOLD) untold += 1;
    else problems.push(`${path} ${await problemOf(one, file, folder, namesIn)}.`);
  }
  const rest = `${path} lists ${untold.toLocaleString('en')} more that cannot be opened: copy the whole disc or folder again.`;
  return { files, problems: untold === 0 ? problems : [...problems, rest] };
}

type NamesIn = (folder: string) => Promise<readonly string[]>;

/** Why a listed image is not opened, as the rest of a sentence that begins with the DICOMDIR. */
async function problemOf({ written, parts }: Listed, file: string | null, folder: string, namesIn: NamesIn) {
  if (parts?.length === 0) return 'lists an image without the name of its file: open its folder instead';
  const absolute = written.startsWith('/') && (await fileAt(folder, (parts ?? []).slice(0, 1), namesIn)) === null;
  return file !== null || parts === null || absolute
    ? `lists ${written}, which is outside its folder and was not opened: open that file itself`
    : `lists ${written}, which is missing: copy the whole disc or folder again`;
}

async function readDisk(folder: string): Promise<readonly string[]> {
  return readdir(await onDisk(folder));
}

function remembered<T>(look: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? look(key);
    known.set(key, found);
    return found;
  };
}

/** The listed file below a folder, as near as its name comes to one that is there. */
async function fileAt(folder: string, parts: readonly string[], namesIn: NamesIn): Promise<string | null> {
  let place = folder;
  for (const part of parts) {
    const names = (await namesIn(place)).toSorted();
    const name =
      names.find((candidate) => candidate === part) ??
      names.find((candidate) => plain(candidate) === plain(part)) ??
      names.find((candidate) => bare(candidate) === bare(part));
    // A name that is looked up among those of its folder can never lead out of it but by a link.
    if (name === undefined) return null;
    place = join(place, name);
  }
  return place;
}

/** Discs list capitals, while copies often have small letters or a version such as ";1". */
function plain(name: string): string {
  return name
    .replace(/(\.?;\d+|\.)$/, '')
    .normalize()
    .toUpperCase();
}

/** Copies often get an ending that the disc did not have, or lose it. Only endings of DICOM files: a UID has dots as well. */
function bare(name: string): string {
  return plain(name).replace(/\.(DCM|DICOM|DIC|DC3|IMA|IMG|ACR)$/, '');
}
