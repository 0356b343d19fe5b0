import { basename } from 'node:path';
import { archiveRefusal } from '../core/archive.ts';
import { type ReplyOf, type RequestOf, TABLE_ENDING } from '../core/contract.ts';
import { plainText } from '../core/foreign-text.ts';
import { CATALOGUE_ENDING } from '../core/plan/catalogue-file.ts';
import { PRACTICE_ENDING } from '../core/practice/records/record.ts';
import { SESSION_ENDING } from '../core/session/document/file.ts';
import { keep, writeWhole } from './autosaves.ts';
import { failureReason } from './failure.ts';
import type { FileKind, Operator } from './operator.ts';
import { documentBytes } from './saving/bounded-text.ts';
import { choosePath } from './saving/save-path.ts';
import { lastFolder } from './sessions.ts';

const RECORDS = 'IVUS Planner practice records';
const SAVED: Readonly<Record<RequestOf<'saveText'>['ending'], FileKind>> = {
  [CATALOGUE_ENDING]: { ending: CATALOGUE_ENDING, title: 'Export catalogue', name: 'IVUS Planner catalogues' },
  [PRACTICE_ENDING]: { ending: PRACTICE_ENDING, title: 'Export practice record', name: RECORDS },
  [TABLE_ENDING]: { ending: TABLE_ENDING, title: 'Save table', name: 'Tables (CSV)' },
};
const OPENED: Readonly<Record<RequestOf<'chooseTexts'>['ending'], FileKind>> = {
  [SESSION_ENDING]: { ending: '.json', title: 'Open saved sessions', name: 'IVUS Planner sessions' },
  [PRACTICE_ENDING]: { ending: '.json', title: 'Open practice records', name: RECORDS },
};
const PDF: FileKind = { ending: '.pdf', title: 'Save PDF', name: 'PDF documents' };

/** Writes a text of one of this program's kinds of file where the operator says, first in the folder of the last session (`path`). */
export async function saveText(
  operator: Operator,
  path: string,
  documents: string,
  { suggestedName, text, ending }: RequestOf<'saveText'>,
): Promise<ReplyOf<'saveText'>> {
  const target = await choosePath(operator, await lastFolder(path, documents), suggestedName, SAVED[ending]);
  if (target === null) return { saved: false, problem: null };
  const problem = await (ending === TABLE_ENDING ? writeWhole(target, text) : keep(target, text));
  return { saved: problem === null, problem };
}

/** Makes a PDF of a document in HTML. */
export type Print = (title: string, html: string) => Promise<Uint8Array>;

/** Prints a document to a PDF file where the operator says, first in the folder of the last session (`path`). */
export async function savePdf(
  operator: Operator,
  print: Print,
  path: string,
  documents: string,
  { suggestedName, title, html }: RequestOf<'savePdf'>,
): Promise<ReplyOf<'savePdf'>> {
  const target = await choosePath(operator, await lastFolder(path, documents), suggestedName, PDF);
  if (target === null) return { saved: false, problem: null };
  try {
    const problem = await writeWhole(target, await print(title, html));
    return { saved: problem === null, problem };
  } catch (error) {
    return { saved: false, problem: `${target} was not printed because ${failureReason(error)}.` };
  }
}

/** The texts of files that the operator chooses, with one sentence for each that cannot be read. */
export async function chooseTexts(
  operator: Operator,
  ending: RequestOf<'chooseTexts'>['ending'],
): Promise<ReplyOf<'chooseTexts'>> {
  const texts: ReplyOf<'chooseTexts'>['texts'] = [];
  const problems: string[] = [];
  for (const path of await operator.chooseFiles(OPENED[ending])) {
    try {
      const bytes = await documentBytes(path);
      const archive = archiveRefusal(bytes);
      if (archive !== null) problems.push(`${path} ${archive}.`);
      else texts.push({ name: plainText(basename(path)), text: bytes.toString('utf8') });
    } catch (error) {
      problems.push(`${path} cannot be read because ${failureReason(error)}.`);
    }
  }
  return { texts, problems };
}
