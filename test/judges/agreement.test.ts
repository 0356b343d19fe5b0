import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

/** The text of the PDF as poppler finds it, line by line. */
async function pdfText(content: ReportContent): Promise<string> {
  const path = join(folder, 'report.pdf');
  const made = { paper: 'a4', fonts: await reportFonts(), pictures: new Map() } as const;
  writeFileSync(path, await reportPdf(content, made));
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

/** The texts and the figures of the structured report as dcmtk reads them, one item a line. */
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

test.each(EVERY_SESSION)(
  '%s: every number of the PDF and of the structured report is that of plan and measure',
  async (_, session) => {
    const own = await commandLine(session);
    const content = made(session);
    const text = await pdfText(content);
    expectTable(text, own);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(content.headline.text);
    // Of what blocks, the report counts all that is left, the plan what its first step lacks.
    if (own.answer.outcome !== 'BLOCKED') expect(own.explained.startsWith(`${content.headline.text} (`)).toBe(true);
    expect(unexplained(text.replaceAll(/\s+/g, ' '), own, asideOf(content))).toEqual([]);
    const items = srItems(content, session);
    expectMeasurements(items, content, own);
    const words = items.filter((line) => line.includes('TEXT:')).join('\n');
    expect(unexplained(words, own, asideOf(content))).toEqual([]);
  },
);

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

test.each(EVERY_SESSION)(
  '%s without a scale: no millimetre of a lumen in the PDF and the structured report',
  async (_, session) => {
    const bare = withoutScale(session);
    const content = made(bare);
    for (const form of [await pdfText(content), srItems(content, bare).join('\n')])
      expect(aboutLumens(form, content)).toEqual([]);
  },
);

test.each(EVERY_SESSION)('%s, blocked: no size of a stent in the PDF and the structured report', async (_, session) => {
  for (const each of [session, blocked(session)]) {
    const content = made(each);
    if (content.stent !== null) continue;
    for (const form of [await pdfText(content), srItems(content, each).join('\n')]) expect(sizesIn(form)).toEqual([]);
  }
});
