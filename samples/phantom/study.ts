import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { type Description, description } from './description.ts';
import { ivusFile } from './dicom.ts';
import { digestOf } from './digest.ts';
import { painterOf } from './draw.ts';
import { freePlay } from './geometry.ts';
import { momentsOf } from './motion.ts';
import { type Truth, truthOf } from './truth.ts';

/** Raise it with every change of the phantom that changes a file it makes: samples made by another version are made anew. */
const PHANTOM_VERSION = 1;

/** One study, made: the DICOM file and what is true of it. */
export interface Study {
  readonly dicom: Uint8Array;
  readonly truth: Truth;
}

/** What a trainee may see of a made sample: an entry of generated/index.json; file names are relative to it. */
export interface IndexEntry {
  readonly id: string;
  readonly title: string;
  readonly teachingPoint: string;
  readonly history: string;
  readonly file: string;
  readonly truth: string;
}

/** Draws a described study; the same description gives the same bytes. Fails when catheter or vein do not fit. */
export function makeStudy(of: Description): Result<Study> {
  const { picture, catheter, id } = of;
  const moments = momentsOf(of);
  const tight = moments.find(({ section }) => freePlay(section, catheter.radiusMm) <= 0);
  if (tight)
    return fail(`${id}: in frame ${tight.frame} the catheter does not fit into the lumen; move the lumen's centre.`);
  const wide = moments.find(({ section }) => Math.hypot(...section.centre) + section.long >= picture.fieldMm / 2);
  if (wide) return fail(`${id}: in frame ${wide.frame} the lumen leaves the field; enlarge the field.`);
  const paint = painterOf(of);
  const pixels = new Uint8Array(picture.frames * picture.rows * picture.columns);
  for (const moment of moments) pixels.set(paint(moment), (moment.frame - 1) * picture.rows * picture.columns);
  const digest = studyDigest(of);
  return ok({ dicom: ivusFile(of, digest, pixels), truth: truthOf(of, digest) });
}

/** The identity of a study's files: changes with the description and with the phantom. */
export function studyDigest(of: Description): string {
  return digestOf(JSON.stringify([PHANTOM_VERSION, of]));
}

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

/**
 * Makes every case of a folder into `out`: `<id>.dcm`, `<id>.truth.json` and index.json, each written whole or not at all.
 * Files already made from the same description are left alone. Says one line per file; stops at the first case that cannot be made.
 */
export async function makeSamples(
  cases: string,
  out: string,
  say: (line: string) => void,
): Promise<Result<readonly IndexEntry[]>> {
  await mkdir(out, { recursive: true });
  const entries: IndexEntry[] = [];
  for (const name of (await readdir(cases)).filter((each) => each.endsWith('.json')).toSorted()) {
    const read = await readDescription(join(cases, name));
    const made = read.ok ? await makeSample(read.value, out, say) : read;
    if (!made.ok) return made;
    entries.push(made.value);
  }
  const path = join(out, 'index.json');
  const list = `${JSON.stringify(entries, null, 2)}\n`;
  if ((await textOf(path)) !== list) await write(path, list, say);
  return ok(entries);
}

async function makeSample(of: Description, out: string, say: (line: string) => void): Promise<Result<IndexEntry>> {
  const { id, title, teachingPoint, history } = of;
  const entry = { id, title, teachingPoint, history, file: `${id}.dcm`, truth: `${id}.truth.json` };
  const [dicom, truth] = [join(out, entry.file), join(out, entry.truth)];
  if (await isMade(dicom, truth, studyDigest(of))) {
    say(`${dicom} is up to date`);
    return ok(entry);
  }
  const study = makeStudy(of);
  if (!study.ok) return study;
  // The truth is gone while the picture changes, so that a truth on the disk always belongs to the picture beside it.
  await rm(truth, { force: true });
  await write(dicom, study.value.dicom, say);
  await write(truth, `${JSON.stringify(study.value.truth, rounded)}\n`, say);
  return ok(entry);
}

/** True when both files are there and made from this very description; a damaged truth counts as not made. */
async function isMade(dicom: string, truth: string, digest: string): Promise<boolean> {
  try {
    return JSON.parse((await textOf(truth)) ?? 'null')?.digest === digest && existsSync(dicom);
  } catch {
    return false;
  }
}

/** Nine decimals: a millionth of a micrometre, and free of the last digits' noise. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(9)) : value;
}

/** A file's text, or null when there is none. */
async function textOf(path: string): Promise<string | null> {
  return existsSync(path) ? readFile(path, 'utf8') : null;
}

async function write(path: string, content: Uint8Array | string, say: (line: string) => void): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
  say(`${path} written`);
}
