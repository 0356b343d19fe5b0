import { TABLE_ENDING } from '../../../core/contract.ts';
import type { PracticeRecord } from '../../../core/practice/records/record.ts';
import { mergedRecords, PRACTICE_ENDING, readRecord, writeRecord } from '../../../core/practice/records/record.ts';
import { recordCsv } from '../../../core/practice/records/record-csv.ts';
import { shell } from '../../shell/shell.ts';
import { notice } from '../../state/notices.ts';
import { usePractice } from '../state.ts';
import { studyTitle } from '../text.ts';
import { recordHtml } from './record-html.ts';

/** Writes a record to a file that the trainee chooses: for another computer, or for a supervisor. */
export async function exportRecord(record: PracticeRecord): Promise<void> {
  const suggestedName = fileName(record.trainee);
  tell(await shell.saveText({ suggestedName, text: writeRecord(record), ending: PRACTICE_ENDING }));
}

/** Writes every reading of records as comma-separated values to a file that the trainee chooses. */
export async function saveTable(records: readonly PracticeRecord[], name: string): Promise<void> {
  tell(await shell.saveText({ suggestedName: fileName(name), text: recordCsv(records), ending: TABLE_ENDING }));
}

/** Prints a record to a PDF file that the trainee chooses. */
export async function printRecord(record: PracticeRecord): Promise<void> {
  const { studies } = usePractice.getState();
  const titles = new Map((studies ?? []).map((study) => [study.id, studyTitle(study)]));
  const title = `Practice record of ${record.trainee}`;
  tell(await shell.savePdf({ suggestedName: fileName(record.trainee), title, html: recordHtml(record, titles) }));
}

/** The records in files that somebody chooses; a sentence for each that is none. */
export async function chosenRecords(): Promise<readonly PracticeRecord[]> {
  const { texts, problems } = await shell.chooseTexts({ ending: PRACTICE_ENDING });
  for (const problem of problems) notice(problem);
  return texts.flatMap(({ name, text }) => {
    const record = readRecord(text, name);
    if (!record.ok) notice(record.problem);
    return record.ok ? [record.value] : [];
  });
}

/** Adds the attempts of chosen files to the records of this computer; each attempt counts once. */
export async function importRecords(): Promise<void> {
  const added = await chosenRecords();
  if (added.length === 0) return;
  const records = mergedRecords([...usePractice.getState().records, ...added]);
  usePractice.setState({ records });
  for (const { trainee } of added) {
    const record = records.find((each) => each.trainee === trainee);
    const problem = record === undefined ? null : await shell.practice.saveRecord(trainee, writeRecord(record));
    if (problem !== null) notice(problem);
  }
  notice(`Imported (attempts): ${added.map(({ trainee, attempts }) => `${trainee} (${attempts.length})`).join(', ')}.`);
}

function tell({ problem }: { readonly problem: string | null }): void {
  if (problem !== null) notice(problem);
}

/** A name as a file's: without what file systems do not take. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|]/g, '-');
}
