import type { ReportContent } from '../../core/report/content.ts';
import { lumensCsv, planCsv } from '../../core/report/csv.ts';
import { reportJson } from '../../core/report/json.ts';
import { reportPdf } from '../../core/report/pdf/report-pdf.ts';
import type { Paper } from '../../core/report/pdf/sheet.ts';
import { reportText } from '../../core/report/text.ts';
import { reportFonts } from './report-fonts.ts';
import { keyPictures } from './report-pictures.ts';
import type { FoundRun } from './report-runs.ts';

/** A file of a report: the end of its name, and what is in it. */
export type FormFile = readonly [name: string, content: string | Uint8Array];

type Print = (content: ReportContent, runs: readonly FoundRun[], paper: Paper) => Promise<readonly FormFile[]>;

const text: Print = async (content) => [['report.txt', reportText(content).replaceAll('\n', '\r\n')]];

const csv: Print = async (content) => [
  ['lumens.csv', lumensCsv(content)],
  ['plan.csv', planCsv(content)],
];

const json: Print = async (content) => [['report.json', reportJson(content)]];

const pdf: Print = async (content, runs, paper) => {
  const [fonts, pictures] = await Promise.all([reportFonts(), keyPictures(content, runs)]);
  return [['report.pdf', await reportPdf(content, { paper, fonts, pictures })]];
};

/** The forms of a report, by their switches. */
export const FORMS = { text, csv, json, pdf } as const;

export type Form = keyof typeof FORMS;
