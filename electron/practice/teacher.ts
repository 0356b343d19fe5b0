import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { RequestOf } from '../../core/contract.ts';
import { identityProblem } from '../../core/dicom/header/deidentified.ts';
import { findingsSchema } from '../../core/plan/case.ts';
import { MEASURE_IDS } from '../../core/practice/measures.ts';
import { formLengthsSchema } from '../../core/practice/request-form.ts';
import { openedTruth, sealedTruth } from '../../core/practice/sealed.ts';
import type { PracticeStudy } from '../../core/practice/study.ts';
import { keep } from '../autosaves.ts';
import { failureReason } from '../failure.ts';
import { openFileSource } from '../file-source.ts';
import type { OpenedFile } from '../files.ts';
import { onDisk } from '../names.ts';
import { recall } from '../remembered.ts';
import { documentText } from '../saving/bounded-text.ts';
import type { Sample } from './samples.ts';

const studySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  history: z.string(),
  findings: findingsSchema,
  lengths: formLengthsSchema.nullable().default(null),
  trains: z.array(z.enum(MEASURE_IDS)),
  files: z.array(z.string()),
});

const DAMAGED = 'The truth of this study is damaged: make the study again.';

const UNFINISHED = '.making-';

/** The studies that teachers made on this computer, in `folder`, each in a folder of its own. */
export async function listTeacherStudies(folder: string): Promise<readonly Sample[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.'));
  const all = await Promise.all(names.toSorted().map((name) => readStudy(folder, name)));
  return all.filter((sample) => sample !== null);
}

async function readStudy(folder: string, name: string): Promise<Sample | null> {
  const found = await recall(join(folder, name, 'study.json'), studySchema.nullable(), null);
  if (found === null || found.id !== name) return null;
  const { files, ...about } = found;
  const study: PracticeStudy = { ...about, number: null, made: true };
  return {
    study,
    files: files.map((file) => join(folder, name, file)),
    truth: join(folder, name, 'truth.json'),
  };
}

/** Copies the runs and writes what is true of them; all or nothing. Gives null, or the sentence why there is no such study. */
export async function addTeacherStudy(
  folder: string,
  files: readonly OpenedFile[],
  { tokens: _tokens, truth, ...study }: RequestOf<'addTeacherStudy'>,
): Promise<string | null> {
  for (const { path } of files) {
    const problem = await refusal(path);
    if (problem !== null) return problem;
  }
  const unfinished = join(folder, `${UNFINISHED}${study.id}`);
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    // The name of a file may be the patient's.
    const names = files.map((_, index) => `run-${index + 1}.dcm`);
    for (const [index, { path }] of files.entries())
      await copyFile(await onDisk(path), join(unfinished, names[index] ?? ''), constants.COPYFILE_FICLONE);
    const problem =
      (await keep(join(unfinished, 'truth.json'), sealedTruth(truth), 0o600)) ??
      (await keep(join(unfinished, 'study.json'), JSON.stringify({ ...study, files: names }), 0o600));
    if (problem !== null) return problem;
    await rename(unfinished, join(folder, study.id));
    return null;
  } catch (error) {
    return `The practice study was not made because ${failureReason(error)}.`;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function refusal(path: string): Promise<string | null> {
  const source = await openFileSource(path, basename(path));
  if (!source.ok) return source.problem;
  try {
    return await identityProblem(source.value);
  } finally {
    await source.value.close();
  }
}

/** Throws a teacher's study away; null, or why it is still there. */
export async function removeTeacherStudy(folder: string, id: string): Promise<string | null> {
  const known = (await listTeacherStudies(folder)).some(({ study }) => study.id === id);
  if (!known) return 'This study was not made by a teacher.';
  try {
    await rm(join(folder, id), { recursive: true });
    return null;
  } catch (error) {
    return `The practice study was not removed because ${failureReason(error)}.`;
  }
}

/** The truth in a file, or the sentence why it cannot be read. */
export async function readTruthText(path: string): Promise<{ text: string | null; problem: string | null }> {
  try {
    const text = openedTruth(await documentText(path));
    return { text, problem: text === null ? DAMAGED : null };
  } catch (error) {
    return { text: null, problem: `The truth of this study cannot be read because ${failureReason(error)}.` };
  }
}
