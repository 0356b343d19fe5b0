import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { LARGEST_DOCUMENT } from '../../../core/document-size.ts';
import { parsePlanCase } from '../../../core/plan/case.ts';
import { readCatalogue } from '../../../core/plan/catalogue-file.ts';
import { plan } from '../../../core/plan/plan.ts';
import { learningOf } from '../../../core/practice/records/learning.ts';
import { mergedRecords, readRecord } from '../../../core/practice/records/record.ts';
import { recordCsv } from '../../../core/practice/records/record-csv.ts';
import { readTruth } from '../../../core/practice/truth.ts';
import { readPreferences } from '../../../core/preferences.ts';
import { lumensCsv, planCsv } from '../../../core/report/csv.ts';
import { readStructuredReport } from '../../../core/report/dicom/read/structured-report.ts';
import { readReport } from '../../../core/report/json.ts';
import { reportText } from '../../../core/report/text.ts';
import type { Result } from '../../../core/result.ts';
import { measureSession } from '../../../core/session/derived/measure.ts';
import { summaryOf } from '../../../core/session/derived/summary.ts';
import { readSession } from '../../../core/session/document/file.ts';
import { readSteps } from '../../../core/session/kept/steps.ts';
import { drained } from '../../../core/steps.ts';
import { datasetsIn, studyRow } from '../../../electron/network/web/dicom-json.ts';
import { derive } from '../../../renderer/state/derived.ts';
import type { Verdict } from '../judge.ts';
import { type Kind, WORKING } from './inputs.ts';

const NAME = 'document.json';

/** What every kind is read by, and what is then done with it as the program does; null: read, else the sentence. */
const READERS: Readonly<Record<Kind, (text: string, bytes: Uint8Array) => string | null | Promise<string | null>>> = {
  session: (text) =>
    said(readSession(text, NAME), (session) => void [derive(session), measureSession(text), summaryOf(text)]),
  catalogue: (text) => said(readCatalogue(text, NAME)),
  case: (text) => said(parsePlanCase(text), plan),
  record: (text) =>
    said(
      readRecord(text, NAME),
      (record) => void [mergedRecords([record, record]), learningOf(record), recordCsv([record])],
    ),
  preferences: (text) => readPreferences(text).problem,
  steps: (text) => drained(readSteps(text, WORKING)).problem,
  'DICOM JSON': (text) => {
    const datasets = datasetsIn(text);
    for (const dataset of datasets ?? []) studyRow(dataset);
    return datasets === null ? 'It is no list of data sets.' : null;
  },
  report: (text) =>
    said(readReport(text, NAME), (report) => void [lumensCsv(report), planCsv(report), reportText(report)]),
  truth: (text) => said(readTruth(text, NAME)),
  SR: async (_, bytes) => {
    const read = await readStructuredReport(memorySource(NAME, bytes));
    return read === null ? 'It holds no outlines.' : said(read);
  },
};

function said<T>(read: Result<T>, use: (value: T) => unknown = () => null): string | null {
  if (!read.ok) return read.problem;
  use(read.value);
  return null;
}

/** Reads a document as what its name says it is, plans and prints what can be read; a sentence has to be one, and short. */
export async function judgeDocument(bytes: Uint8Array, name: string): Promise<Verdict> {
  const kind = name.slice(0, name.indexOf(':')) as Kind;
  // As whoever reads a file asks first.
  if (bytes.length > LARGEST_DOCUMENT) return { verdict: 'larger than any document', fault: null };
  try {
    const problem = await READERS[kind](new TextDecoder().decode(bytes), bytes);
    if (problem === null) return { verdict: `${kind} read`, fault: null };
    return { verdict: `${kind} refused`, fault: isClear(problem) ? null : `unclear: ${problem.slice(0, 400)}` };
  } catch (bug) {
    return { verdict: `${kind} threw`, fault: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug) };
  }
}

/** Nothing of the program's own in it, and nothing that acts on a terminal or on the text around it. */
function isClear(problem: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return problem.length > 5 && problem.length < 2000 && !/\bNaN\b|\[object|[\u0000-\u0008\u001b]/.test(problem);
}
