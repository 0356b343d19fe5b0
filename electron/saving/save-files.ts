import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ReplyOf, RequestOf } from '../../core/contract.ts';
import type { ExportKind } from '../../core/contract-exports.ts';
import { fileName } from '../../core/file-name.ts';
import { writeWhole } from '../autosaves.ts';
import type { OpenedFiles } from '../files.ts';
import type { Operator } from '../operator.ts';
import { lastFolder } from '../sessions.ts';
import { choosePath } from './save-path.ts';

const NAMES: Readonly<Record<ExportKind, string>> = {
  pdf: 'PDF documents',
  txt: 'Plain text',
  csv: 'Tables (CSV)',
  json: 'JSON documents',
  dcm: 'DICOM files',
  png: 'Pictures (PNG)',
  mp4: 'Videos (MP4)',
  webm: 'Videos (WebM)',
};

const LONGEST = 255;

type SavedFiles = ReplyOf<'saveFiles'>;
type FileToSave = RequestOf<'saveFiles'>['files'][number];

/** Writes one file where the operator says, or several into a folder of theirs, first in the folder of the last session (`path`); a file that is open is never written over. */
export async function saveFiles(
  operator: Operator,
  opened: Pick<OpenedFiles, 'isOpen'>,
  path: string,
  documents: string,
  { kind, files }: RequestOf<'saveFiles'>,
): Promise<SavedFiles> {
  const [only] = files;
  if (only === undefined) return { place: null, problem: null };
  if (files.length > 1) return intoFolder(operator, opened, files);
  const what = { ending: `.${kind}`, title: 'Save', name: NAMES[kind] };
  const target = await choosePath(operator, await lastFolder(path, documents), only.name, what);
  return target === null
    ? { place: null, problem: null }
    : written(opened, [{ path: target, bytes: only.bytes }], target);
}

async function intoFolder(
  operator: Operator,
  opened: Pick<OpenedFiles, 'isOpen'>,
  files: readonly FileToSave[],
): Promise<SavedFiles> {
  const [folder] = await operator.chooseFolder();
  if (folder === undefined) return { place: null, problem: null };
  const targets = files.map(({ name, bytes }) => ({ path: join(folder, safeName(name)), bytes }));
  const there = targets.filter((each) => existsSync(each.path)).map((each) => basename(each.path));
  const message = `Already in ${folder}: ${there.join(', ')}. Replace?`;
  if (there.length > 0 && !(await operator.agrees({ message, yes: 'Replace', no: 'Cancel' })))
    return { place: null, problem: null };
  return written(opened, targets, folder);
}

function safeName(name: string): string {
  const ending = /\.\w+$/.exec(name)?.[0] ?? '';
  return fileName(basename(name), ending, LONGEST);
}

/** Nothing is written unless all of it may be. */
async function written(
  opened: Pick<OpenedFiles, 'isOpen'>,
  targets: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  place: string,
): Promise<SavedFiles> {
  for (const { path } of targets) {
    if (await opened.isOpen(path))
      return { place: null, problem: `${path} is open and was not overwritten: choose another name.` };
  }
  for (const { path, bytes } of targets) {
    const problem = await writeWhole(path, bytes);
    if (problem !== null) return { place: null, problem };
  }
  return { place, problem: null };
}
