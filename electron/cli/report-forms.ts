import type { DrawnLumen, ReportContent } from '../../core/report/content.ts';
import { lumensCsv, planCsv } from '../../core/report/csv.ts';
import { capture as captureFile } from '../../core/report/dicom/capture.ts';
import type { Issue } from '../../core/report/dicom/common.ts';
import { encapsulatedPdf } from '../../core/report/dicom/encapsulated-pdf.ts';
import { keyObjects } from '../../core/report/dicom/key-objects.ts';
import { presentation } from '../../core/report/dicom/presentation.ts';
import { referencedRuns } from '../../core/report/dicom/referenced.ts';
import { reportSr } from '../../core/report/dicom/report-sr.ts';
import { withLumen } from '../../core/report/figure/lumen-figure.ts';
import { reportJson } from '../../core/report/json.ts';
import { reportPdf, titleOf } from '../../core/report/pdf/report-pdf.ts';
import type { Paper } from '../../core/report/pdf/sheet.ts';
import { reportText } from '../../core/report/text.ts';
import { rasterPng } from './png.ts';
import { reportFonts } from './report-fonts.ts';
import { keyPictures } from './report-pictures.ts';
import type { FoundRun } from './report-runs.ts';

/** A file of a report: the end of its name, and what is in it. */
export type FormFile = readonly [name: string, content: string | Uint8Array];

/** What a report is printed from; `issue` is null where no run of the session is at hand and no DICOM object can be made. */
interface PrintedFrom {
  readonly content: ReportContent;
  readonly runs: readonly FoundRun[];
  readonly paper: Paper;
  readonly issue: Issue | null;
  /** UID of the structured report of the issue before; null for the first one. */
  readonly predecessor: string | null;
}

type Print = (from: PrintedFrom) => Promise<readonly FormFile[]>;

const text: Print = async ({ content }) => [['report.txt', reportText(content).replaceAll('\n', '\r\n')]];

const csv: Print = async ({ content }) => [
  ['lumens.csv', lumensCsv(content)],
  ['plan.csv', planCsv(content)],
];

const json: Print = async ({ content }) => [['report.json', reportJson(content)]];

const pdf: Print = async (from) => [['report.pdf', await pdfOf(from)]];

async function pdfOf({ content, runs, paper }: PrintedFrom): Promise<Uint8Array> {
  const [fonts, found] = await Promise.all([reportFonts(), keyPictures(content, runs)]);
  const pictures = new Map(
    [...found].map(([id, picture]) => [id, { png: rasterPng(picture), columns: picture.columns, rows: picture.rows }]),
  );
  return reportPdf(content, { paper, fonts, pictures });
}

const sr: Print = async ({ content, runs, issue, predecessor }) =>
  issue === null ? [] : [['report-sr.dcm', reportSr(content, issue, referencedRuns(runs), predecessor)]];

const pdfObject: Print = async (from) => {
  const { content, runs, issue } = from;
  if (issue === null) return [];
  return [['report-pdf.dcm', encapsulatedPdf(await pdfOf(from), titleOf(content), issue, referencedRuns(runs))]];
};

const capture: Print = async ({ content, runs, issue }) => {
  const figures = await figuresOf(content, runs);
  const lossy = runs.find((each) => each.lossy !== null)?.lossy ?? null;
  const pages = figures.map(({ drawn, picture }) => ({ picture, run: drawn.run, frame: drawn.frame }));
  const file = issue === null ? null : captureFile(pages, issue, referencedRuns(runs), lossy);
  return file === null ? [] : [['report-capture.dcm', file]];
};

const png: Print = async ({ content, runs }) =>
  (await figuresOf(content, runs)).map(({ drawn, picture }, index) => [
    `${index + 1}-frame${String(drawn.frame).padStart(3, '0')}-${drawn.role}.png`,
    rasterPng(picture),
  ]);

/** A presentation state for each run that something was traced on; numbered where there are several. */
const outlines: Print = async ({ content, runs, issue }) => {
  const files = issue === null ? [] : referencedRuns(runs).map((run) => presentation(content, issue, run));
  return files
    .filter((file) => file !== null)
    .map((file, index) => [`report-presentation${index === 0 ? '' : `-${index + 1}`}.dcm`, file]);
};

const selection: Print = async ({ content, runs, issue }) => {
  const file = issue === null ? null : keyObjects(content, issue, referencedRuns(runs));
  return file === null ? [] : [['report-key-objects.dcm', file]];
};

/** The key frames with what is drawn on them. */
async function figuresOf(content: ReportContent, runs: readonly FoundRun[]) {
  const pictures = await keyPictures(content, runs);
  return content.keyFrames.flatMap((id) => {
    const drawn: DrawnLumen | undefined = content.drawn.find((each) => each.id === id);
    const picture = pictures.get(id);
    return drawn === undefined || picture === undefined ? [] : [{ drawn, picture: withLumen(picture, drawn) }];
  });
}

/** The forms of a report, by their switches. */
export const FORMS = {
  text,
  csv,
  json,
  pdf,
  sr,
  capture,
  'pdf-object': pdfObject,
  presentation: outlines,
  'key-objects': selection,
  png,
} as const;

export type Form = keyof typeof FORMS;

/** The forms that are DICOM objects. */
export const OBJECTS: readonly Form[] = ['sr', 'capture', 'pdf-object', 'presentation', 'key-objects'];
