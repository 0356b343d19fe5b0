import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IndexEntry } from '../../core/practice/index-entry.ts';
import { isSealed, openedTruth, sealedTruth } from '../../core/practice/sealed.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type Description, description } from './description.ts';
import { makeFolder } from './folder.ts';
import { fileStem } from './identity.ts';
import { requestFormOf } from './request-form.ts';
import { makeStudy, studyDigest } from './study.ts';
import type { Truth } from './truth.ts';

/** A case file's description, or one sentence that names the file and what is wrong in it. */
export async function readDescription(path: string): Promise<Result<Description>> {
  try {
    const parsed = description.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    const issue = parsed.error.issues[0];
    return fail(`${path}: ${issue?.path.join('.')}: ${issue?.message}.`);
  } catch (error) {
    return fail(`${path} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** Every description of a folder by rising number, or the sentence on the first that cannot be read. */
export async function readCases(folder: string): Promise<Result<readonly Description[]>> {
  const cases: Description[] = [];
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.json')).toSorted()) {
    const read = await readDescription(join(folder, name));
    if (!read.ok) return read;
    const twin = cases.find(({ id, number }) => id === read.value.id || number === read.value.number);
    if (twin) return fail(`${join(folder, name)} has the same id or number as "${twin.id}": give it its own.`);
    cases.push(read.value);
  }
  return ok(cases.toSorted((a, b) => a.number - b.number));
}

/** Where a sample's files are, and whether they belong to its description as it is now. */
export async function madeSample(
  of: Description,
  out: string,
): Promise<{ readonly entry: IndexEntry; readonly made: boolean }> {
  const entry = entryOf(of);
  const files = [entry.ivus, ...(entry.venogram === null ? [] : [entry.venogram])].map((name) => join(out, name));
  try {
    const kept = await readFile(join(out, entry.truth), 'utf8');
    const truth = JSON.parse(openedTruth(kept) ?? 'null');
    return { entry, made: isSealed(kept) && belongs(truth, of) && files.every((file) => existsSync(file)) };
  } catch {
    return { entry, made: false };
  }
}

/** Whether a truth is that of a description: of its pictures, and with its words. */
function belongs(truth: Partial<Truth> | null, of: Description): boolean {
  return (
    truth?.digest === studyDigest(of) &&
    truth.teacherId === of.id &&
    truth.teachingPoint === of.teachingPoint &&
    JSON.stringify(truth.trains) === JSON.stringify(of.trains)
  );
}

/**
 * Makes the wanted cases into `out`: `practice-NN.dcm` (and `practice-NN-venogram.dcm`), `truth/practice-NN.json` and index.json of all
 * that are there, each written whole or not at all. Files made from the same description are left alone. Says one line per file.
 */
export async function makeSamples(
  cases: readonly Description[],
  wanted: (of: Description) => boolean,
  out: string,
  say: (line: string) => void,
): Promise<Result<void>> {
  await makeFolder(out);
  // An older version named truths after what the studies show.
  for (const { id } of cases) await rm(join(out, 'truth', `${id}.json`), { force: true });
  for (const each of cases.filter(wanted)) {
    const made = await makeSample(each, out, say);
    if (!made.ok) return made;
  }
  const there = await Promise.all(cases.map((each) => madeSample(each, out)));
  const path = join(out, 'index.json');
  const list = `${JSON.stringify(
    there.filter(({ made }) => made).map(({ entry }) => entry),
    null,
    2,
  )}\n`;
  if (!existsSync(path) || (await readFile(path, 'utf8')) !== list) await write(path, list, say);
  return ok(undefined);
}

async function makeSample(of: Description, out: string, say: (line: string) => void): Promise<Result<void>> {
  const { entry, made } = await madeSample(of, out);
  const [ivus, truth] = [join(out, entry.ivus), join(out, entry.truth)];
  if (made) {
    say(`${ivus} is up to date`);
    return ok(undefined);
  }
  const study = makeStudy(of);
  if (!study.ok) return study;
  // The truth is gone while the picture changes, so that a truth on the disk always belongs to the picture beside it.
  await rm(truth, { force: true });
  await write(ivus, study.value.ivus, say);
  if (entry.venogram !== null && study.value.venogram !== null)
    await write(join(out, entry.venogram), study.value.venogram, say);
  await write(truth, sealedTruth(`${JSON.stringify(study.value.truth, rounded)}\n`), say);
  return ok(undefined);
}

function entryOf(of: Description): IndexEntry {
  const { number, title, history, trains, venogram } = of;
  const name = fileStem(of);
  return {
    id: name,
    number,
    title,
    history,
    trains,
    ...requestFormOf(of),
    ivus: `${name}.dcm`,
    venogram: venogram && `${name}-venogram.dcm`,
    truth: join('truth', `${name}.json`),
  };
}

/** Nine decimals: a millionth of a micrometre, and free of the last digits' noise. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(9)) : value;
}

async function write(path: string, content: Uint8Array | string, say: (line: string) => void): Promise<void> {
  await makeFolder(dirname(path));
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
  say(`${path} written`);
}
