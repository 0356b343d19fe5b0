import { join } from 'node:path';
import type { OpenedFile, OpenedFiles } from '../files.ts';
import type { Answers } from '../ipc.ts';
import type { Maker } from './maker.ts';
import { readRecords, saveRecord } from './records.ts';
import { listSamples, type Sample, type SamplePlaces, textFor } from './samples.ts';
import { addTeacherStudy, listTeacherStudies, readTruthText, removeTeacherStudy } from './teacher.ts';

type PracticeChannel =
  | 'practiceStudies'
  | 'makePracticeStudy'
  | 'cancelMaking'
  | 'openPracticeStudy'
  | 'practiceTruth'
  | 'addTeacherStudy'
  | 'removeTeacherStudy'
  | 'practiceRecords'
  | 'keepRecord';

const UNKNOWN = 'This practice study no longer exists: choose another one.';

/** The answers about practice: sample studies from `places`, teachers' studies and records beside the application's data. */
export function practiceAnswers(
  maker: Maker,
  places: SamplePlaces,
  userData: string,
  files: OpenedFiles,
): Pick<Answers, PracticeChannel> {
  const teachers = join(userData, 'practice', 'studies');
  const records = join(userData, 'practice', 'trainees');
  const known = new Map<string, Sample>();

  async function list(): ReturnType<Answers['practiceStudies']> {
    const [samples, own] = [await listSamples(maker, places), await listTeacherStudies(teachers)];
    const all = [...(samples.ok ? samples.value : []), ...own];
    known.clear();
    for (const sample of all) known.set(sample.study.id, sample);
    return { studies: all.map(({ study }) => study), problems: samples.ok ? [] : [samples.problem] };
  }

  async function find(id: string): Promise<Sample | undefined> {
    if (!known.has(id)) await list();
    return known.get(id);
  }

  return {
    practiceStudies: list,
    makePracticeStudy: async ({ id }) => {
      if ((await find(id)) === undefined) return { problem: UNKNOWN };
      const made = await maker.make(textFor(id, places));
      known.delete(id);
      return { problem: made.ok ? null : made.problem };
    },
    cancelMaking: async () => {
      maker.cancel();
      return null;
    },
    openPracticeStudy: async ({ id }) => {
      const sample = await find(id);
      return sample === undefined ? { files: [], problems: [UNKNOWN] } : files.open(sample.files);
    },
    practiceTruth: async ({ id }) => {
      const sample = await find(id);
      return sample === undefined ? { text: null, problem: UNKNOWN } : readTruthText(sample.truth);
    },
    addTeacherStudy: async (request) => {
      const runs = request.tokens
        .map((token) => files.find(token))
        .filter((file): file is OpenedFile => file !== undefined);
      if (runs.length < request.tokens.length)
        return { problem: 'A run of this study is no longer open: open it again.' };
      return { problem: await addTeacherStudy(teachers, runs, request) };
    },
    removeTeacherStudy: async ({ id }) => ({ problem: await removeTeacherStudy(teachers, id) }),
    practiceRecords: () => readRecords(records),
    keepRecord: async ({ trainee, text }) => ({ problem: await saveRecord(records, trainee, text) }),
  };
}
