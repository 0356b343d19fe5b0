import { link, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readHeader } from '../../../core/dicom/header/header.ts';
import { uidSchema } from '../../../core/network/rows.ts';
import { syncFolder } from '../../autosaves.ts';
import { failureCode } from '../../failure.ts';
import { openFileSource } from '../../file-source.ts';
import { ownSeriesFolder } from './layout.ts';
import { isSameObject } from './same-object.ts';

/** Where an object has come to lie: new, the same as one that was there, or beside one with other contents. */
export interface Placed {
  readonly study: string;
  readonly path: string;
  readonly state: 'new' | 'same' | 'beside';
}

/** Puts a finished file among the objects of its series and makes its name survive a loss of power. What is there already is never written over. Folders in `synced` have their own names safe. */
export async function placed(root: string, part: string, uid: string, synced: Set<string>): Promise<Placed> {
  const { study, series } = await placeIn(part, uid);
  const folder = await ownSeriesFolder(root, study, series);
  if (!synced.has(folder)) for (const above of [dirname(folder), root]) await syncFolder(above);
  synced.add(folder);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? `${uid}.dcm` : `${uid}-${number}.dcm`);
    if (await named(part, path)) {
      await syncFolder(folder);
      return { study, path, state: number === 1 ? 'new' : 'beside' };
    }
    if (await isSameObject(part, path)) {
      await rm(part, { force: true });
      return { study, path, state: 'same' };
    }
  }
}

/** The study and series that a file says it belongs to; one that says neither is a study of its own. */
async function placeIn(part: string, uid: string): Promise<{ readonly study: string; readonly series: string }> {
  const source = await openFileSource(part, 'An object');
  if (!source.ok) throw new Error(source.problem);
  try {
    const { data } = (await readHeader(source.value)).header;
    const [study, series] = [data.text('x0020000d'), data.text('x0020000e')];
    const stated = (one: string) => (uidSchema.safeParse(one).success ? one : uid);
    return { study: stated(study), series: stated(series) };
  } finally {
    await source.value.close();
  }
}

/** Gives a file its name; false where that is taken. */
async function named(part: string, path: string): Promise<boolean> {
  try {
    // A link, unlike a renaming, fails where there is a file of that name.
    await link(part, path);
    await rm(part, { force: true });
    return true;
  } catch (error) {
    if (failureCode(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(failureCode(error))) throw error;
    const there = await openFileSource(path);
    if (there.ok) {
      await there.value.close();
      return false;
    }
    await rename(part, path);
    return true;
  }
}
