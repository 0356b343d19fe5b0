import type { Attempt as Entry, PracticeRecord } from '../../../core/practice/records/record.ts';
import {
  emptyRecord,
  mergedRecords,
  readRecord,
  withAttempt,
  writeRecord,
} from '../../../core/practice/records/record.ts';
import { shell } from '../../shell/shell.ts';
import { notice } from '../../state/notices.ts';
import { usePractice } from '../state.ts';

/** Reads the records of this computer's trainees; attempts that could not be kept stay. */
export async function loadRecords(): Promise<void> {
  const { records, problems } = await shell.practice.records();
  const read = records.map(({ name, text }) => readRecord(text, name));
  for (const problem of [...problems, ...read.flatMap((each) => (each.ok ? [] : [each.problem]))]) notice(problem);
  const here = usePractice.getState().records;
  usePractice.setState({ records: mergedRecords([...here, ...read.flatMap((each) => (each.ok ? [each.value] : []))]) });
}

/** What a trainee has done so far. */
export function recordOf(records: readonly PracticeRecord[], trainee: string): PracticeRecord {
  return records.find((record) => record.trainee === trainee) ?? emptyRecord(trainee);
}

/** The attempts at one study, in the order of time. */
export function attemptsAt({ attempts }: PracticeRecord, study: string): readonly Entry[] {
  return attempts.filter((attempt) => attempt.case === study);
}

/** Adds an attempt to a trainee's record and keeps it; a sentence tells when it could not be kept. */
export async function addToRecord(trainee: string, attempt: Entry): Promise<void> {
  const { records } = usePractice.getState();
  const record = withAttempt(recordOf(records, trainee), attempt);
  usePractice.setState({ records: mergedRecords([...records, record]) });
  const problem = await shell.practice.saveRecord(trainee, writeRecord(record));
  if (problem !== null) notice(`${problem} Export the record from Progress now.`);
}
