import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { elementsOf } from '../../core/dicom/write/dataset.ts';
import type { ReportContent } from '../../core/report/content.ts';
import type { Issue } from '../../core/report/dicom/common.ts';
import { reportSr } from '../../core/report/dicom/report-sr.ts';
import { reportPdf } from '../../core/report/pdf/report-pdf.ts';
import type { Session } from '../../core/session/document/document.ts';
import { reportFonts } from '../../electron/cli/report-fonts.ts';
import { type CommandLine, commandLine, unexplained } from '../core/report/explained.ts';
import { made } from '../core/report/made.ts';
import { aboutLumens, sizesIn } from '../core/report/said.ts';
import { blocked, EVERY_SESSION, withoutScale } from '../core/report/worked-sessions.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivus-forms-'));
const fonts = await reportFonts();

/** What others read in the PDF and in the structured report of a report: once for each report. */
interface Printed {
  readonly text: string;
  /** The texts and the figures of the structured report, one item a line. */
  readonly items: readonly string[];
}

let last: { readonly report: string; readonly printed: Printed } | null = null;

/** Prints a report, unless it is the one printed last. */
async function printed(content: ReportContent, session: Session): Promise<Printed> {
  const report = JSON.stringify(content);
  if (last?.report !== report)
    last = { report, printed: { text: await pdfText(content), items: srItems(content, session) } };
  return last.printed;
}

/** The text of the PDF as poppler finds it, line by line. */
async function pdfText(content: ReportContent): Promise<string> {
  const path = join(folder, 'report.pdf');
  writeFileSync(path, await reportPdf(content, { paper: 'a4', fonts, pictures: new Map() }));
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

const PATIENT = {
  PatientName: 'Example',
  PatientID: '4711',
  PatientBirthDate: '',
  PatientSex: '',
  StudyInstanceUID: '1.2.3',
  StudyDate: '',
  StudyTime: '',
  StudyID: '',
  AccessionNumber: '',
  ReferringPhysicianName: '',
};

/** The items of the structured report as dcmtk reads them. */
function srItems(content: ReportContent, { runs }: Session): readonly string[] {
  const path = join(folder, 'report.dcm');
  const { session, program, version } = content.provenance;
  const issue: Issue = {
    program: { name: program, version },
    session,
    said: '',
    number: 1,
    issuedAt: content.header.issuedAt,
    patient: elementsOf(PATIENT),
    study: PATIENT.StudyInstanceUID,
    institution: '',
    laterality: '',
  };
  const sopClass = '1.2.840.10008.5.1.4.1.1.3.1';
  const picture = { columns: 512, rows: 512, aspect: 1, pictures: 'grey' } as const;
  const referenced = runs.map(({ sopInstanceUid: uid, frames }) => ({
    ...picture,
    uid,
    instances: [uid],
    sopClass,
    series: '1.2.3.4',
    frames,
  }));
  writeFileSync(path, reportSr(content, issue, referenced, null));
  const dump = execFileSync('dsrdump', ['+Pl', path], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return dump.split('\n').filter((line) => /(?:TEXT|NUM):/.test(line));
}

/** What stands in a report beside its figures: where the files are, and the version of the program. */
function asideOf({ provenance }: ReportContent): readonly string[] {
  return [...provenance.runs.flatMap(({ file, uid }) => [file, uid]), provenance.version, provenance.session];
}

describe.each(EVERY_SESSION)('%s', (name, session) => {
  const content = made(session);

  test('every number of the PDF and of the structured report is that of plan and measure', async () => {
    const own = await commandLine(session);
    const { text, items } = await printed(content, session);
    expectTable(text, own);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(content.headline.text);
    // Of what blocks, the report counts all that is left, the plan what its first step lacks.
    if (own.answer.outcome !== 'BLOCKED') expect(own.explained.startsWith(`${content.headline.text} (`)).toBe(true);
    expect(unexplained(text.replaceAll(/\s+/g, ' '), own, asideOf(content))).toEqual([]);
    expectMeasurements(items, content, own);
    const words = items.filter((line) => line.includes('TEXT:')).join('\n');
    expect(unexplained(words, own, asideOf(content))).toEqual([]);
    if (name.startsWith('study ')) expect(content.lumens.map(({ unit }) => unit)).not.toContain('px');
  });

  test('a size of a stent stands in the PDF and in the structured report only where one is proposed', async () => {
    for (const each of [session, blocked(session)]) {
      const report = made(each);
      const { text, items } = await printed(report, each);
      for (const form of [text, items.join('\n')]) expect(sizesIn(form).length > 0).toBe(report.stent !== null);
    }
  });

  test('without a scale: no millimetre of a lumen in the PDF and the structured report', async () => {
    const bare = withoutScale(session);
    const report = made(bare);
    const { text, items } = await printed(report, bare);
    for (const form of [text, items.join('\n')]) expect(aboutLumens(form, report)).toEqual([]);
  });
});

/** One line for each lumen, with its frame and its figures as measured. */
function expectTable(text: string, { measured, answer }: CommandLine): void {
  const lines = text.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '));
  const counted = measured.outlines.filter(({ readings, role }) => readings !== null && role !== 'unknown');
  for (const { name, frame, readings } of counted) {
    if (readings === null) continue;
    const { min, max, mean, area } = readings;
    const cells = [frame, min.toFixed(2), max.toFixed(2), mean.toFixed(2), area.toFixed(1)].join(' ');
    expect(lines.filter((line) => line.startsWith(name) && line.includes(` ${cells}`))).toHaveLength(1);
  }
  const { diameterStenosisPct } = answer.metrics;
  if (diameterStenosisPct === null) expect(lines.join(' ')).not.toMatch(/Diameter stenosis -?[\d.]+ %/);
  else expect(lines.join(' ')).toMatch(/Diameter stenosis -?[\d.]+ %/);
}

/** Area, perimeter, min, max and mean of each lumen with a scale, then the stenosis, to the 16 characters that DICOM gives a number. */
function expectMeasurements(
  items: readonly string[],
  { lumens }: ReportContent,
  { measured, answer }: CommandLine,
): void {
  const found = items.flatMap((line) => /NUM:\(,,"([^"]+)"\)="([^"]+)"/.exec(line)?.slice(1) ?? []);
  const expected = lumens.flatMap(({ id, unit }) => {
    const readings = measured.outlines.find((each) => each.id === id)?.readings;
    if (readings === null || readings === undefined || unit === 'px') return [];
    const { area, perimeter, min, max, mean } = readings;
    return [area, perimeter, min, max, mean];
  });
  const { diameterStenosisPct, areaStenosisPct } = answer.metrics;
  const stenosis =
    diameterStenosisPct === null ? [] : [diameterStenosisPct, ...(areaStenosisPct === null ? [] : [areaStenosisPct])];
  const values = found.filter((_, index) => index % 2 === 1).map(Number);
  expect(values.length).toBe(expected.length + stenosis.length);
  for (const [index, value] of [...expected, ...stenosis].entries())
    expect(Math.abs((values[index] ?? Number.NaN) / value - 1)).toBeLessThan(1e-12);
}
