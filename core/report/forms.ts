import type { Element } from '../dicom/write/element.ts';
import { append } from '../extremes.ts';
import type { DrawnLumen, ReportContent } from './content.ts';
import { lumensCsv, planCsv } from './csv.ts';
import { capture as captureFile, type Lossy } from './dicom/capture.ts';
import type { Issue } from './dicom/common.ts';
import { encapsulatedPdf } from './dicom/encapsulated-pdf.ts';
import { keyObjects } from './dicom/key-objects.ts';
import { presentation } from './dicom/presentation.ts';
import { referencedRuns } from './dicom/referenced.ts';
import { reportSr } from './dicom/report-sr.ts';
import { withLumen } from './figure/lumen-figure.ts';
import type { Raster } from './figure/raster.ts';
import { reportJson } from './json.ts';
import { reportPdf, titleOf } from './pdf/report-pdf.ts';
import type { Paper } from './pdf/sheet.ts';
import type { ReportFonts } from './pdf/typesetting.ts';
import { rasterPng } from './png.ts';
import type { ReportRun } from './report.ts';
import { reportText } from './text.ts';

/** A file of a report: the end of its name, and what is in it. */
export type FormFile = readonly [name: string, content: string | Uint8Array];

/** A run of the session whose file is at hand, with what of its header goes into DICOM objects. */
export interface RunFile extends ReportRun {
  /** Patient and study as the file has them, of a run of several files the first. */
  readonly patient: readonly Element[];
  readonly lossy: Lossy;
}

/** What a report is printed from; `issue` is null where no DICOM object is asked for or can be made. */
export interface PrintedFrom {
  readonly content: ReportContent;
  readonly runs: readonly RunFile[];
  readonly paper: Paper;
  readonly issue: Issue | null;
  /** UID of the structured report of the issue before; null for the first one. */
  readonly predecessor: string | null;
  /** Asked for by the forms that need them. */
  readonly fonts: () => Promise<ReportFonts>;
  /** The pictures of the key frames, without anything drawn, by the ids of their lumens; one that is not at hand is left out. */
  readonly pictures: () => Promise<ReadonlyMap<string, Raster>>;
}

type Print = (from: PrintedFrom) => Promise<readonly FormFile[]>;

const text: Print = async ({ content }) => [['report.txt', reportText(content).replaceAll('\n', '\r\n')]];

const csv: Print = async ({ content }) => [
  ['lumens.csv', lumensCsv(content)],
  ['plan.csv', planCsv(content)],
];

const json: Print = async ({ content }) => [['report.json', reportJson(content)]];

const pdf: Print = async (from) => [['report.pdf', await pdfOf(from)]];

async function pdfOf({ content, paper, fonts, pictures }: PrintedFrom): Promise<Uint8Array> {
  const keyPictures = [...(await pictures())].map(([id, picture]) => {
    const { columns, rows } = picture;
    return [id, { png: rasterPng(picture), columns, rows }] as const;
  });
  return reportPdf(content, { paper, fonts: await fonts(), pictures: new Map(keyPictures) });
}

const sr: Print = async ({ content, runs, issue, predecessor }) =>
  issue === null ? [] : [['report-sr.dcm', reportSr(content, issue, referencedRuns(runs), predecessor)]];

const pdfObject: Print = async (from) => {
  const { content, runs, issue } = from;
  if (issue === null) return [];
  return [['report-pdf.dcm', encapsulatedPdf(await pdfOf(from), titleOf(content), issue, referencedRuns(runs))]];
};

const capture: Print = async (from) => {
  const { runs, issue } = from;
  const lossy = runs.find((each) => each.lossy !== null)?.lossy ?? null;
  const figures = await figuresOf(from);
  const pages = figures.map(({ drawn, picture }) => ({ picture, run: drawn.run, frame: drawn.frame }));
  const file = issue === null ? null : captureFile(pages, issue, referencedRuns(runs), lossy);
  return file === null ? [] : [['report-capture.dcm', file]];
};

const png: Print = async (from) =>
  (await figuresOf(from)).map(({ drawn, picture }, index) => [
    pictureName(drawn, index),
    rasterPng(picture, smallPrint(from)),
  ]);

const plainPng: Print = async (from) =>
  (await figuresOf(from)).map(({ drawn, plain }, index) => [pictureName(drawn, index, '-plain'), rasterPng(plain)]);

/** What stands in the header of a picture, where no pixel is lost to it. */
function smallPrint({ content: { provenance } }: PrintedFrom): Readonly<Record<string, string>> {
  const { program, version, notDevice } = provenance;
  return { Software: `${program} ${version}`, Comment: `${notDevice} Not for measurement.` };
}

function pictureName({ frame, role }: DrawnLumen, index: number, which = ''): string {
  return `${index + 1}-frame${String(frame).padStart(3, '0')}-${role}${which}.png`;
}

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

/** The key frames without and with what is drawn on them. */
async function figuresOf({ content, pictures }: PrintedFrom) {
  const found = await pictures();
  return content.keyFrames.flatMap((id) => {
    const drawn = content.drawn.find((each) => each.id === id);
    const plain = found.get(id);
    return drawn === undefined || plain === undefined ? [] : [{ drawn, plain, picture: withLumen(plain, drawn) }];
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
  'plain-png': plainPng,
} as const;

export type Form = keyof typeof FORMS;

/** The forms that are DICOM objects. */
export const OBJECTS: readonly Form[] = ['sr', 'capture', 'pdf-object', 'presentation', 'key-objects'];

/** The files of a report in some forms, in their order. */
export async function formFiles(forms: readonly Form[], from: PrintedFrom): Promise<readonly FormFile[]> {
  const files: FormFile[] = [];
  for (const form of forms) append(files, await FORMS[form](from));
  return files;
}
