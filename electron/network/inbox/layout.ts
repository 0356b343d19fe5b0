import { createHash } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../make-folder.ts';

/** Folders of the inbox are named by a digest: a UID says where a study was made. */
const NAME = /^[0-9a-f]{32}$/;

/** The name of a study's or a series' folder. */
export function folderName(uid: string): string {
  return createHash('sha256').update(uid).digest('hex').slice(0, 32);
}

/** Whether a name is one that `folderName` gives. */
export function isFolderName(name: string): boolean {
  return NAME.test(name);
}

/** Where objects of a series lie in the inbox. */
function seriesFolder(root: string, study: string, series: string): string {
  return join(root, folderName(study), folderName(series));
}

/** Where objects lie while they come. */
export function comingFolder(root: string): string {
  return join(root, 'tmp');
}

/** Makes a folder that only its owner may look into. */
export async function ownFolder(path: string): Promise<void> {
  await makeFolder(path);
  await chmod(path, 0o700);
}

/** Makes the folder of a series and that of its study, for their owner only; gives the path of the series. */
export async function ownSeriesFolder(root: string, study: string, series: string): Promise<string> {
  await ownFolder(join(root, folderName(study)));
  const folder = seriesFolder(root, study, series);
  await ownFolder(folder);
  return folder;
}
