import { greatestOf } from '../../extremes.ts';
import { isolated } from '../../foreign-text.ts';
import { diameterDigits, quantity, shownStenosis, stenosisText } from '../../plan/figures.ts';
import type { LumenRow, ReportContent } from '../content.ts';
import { indicationText } from '../indication.ts';
import { lumenRemarks } from '../remarks.ts';
import { capital, fileNameOf, ROLE_NAMES, SEGMENT_NAMES, STATE_NAMES, uncapital } from '../words.ts';
import { shownDate, shownMoment } from './dates.ts';
import { BODY, type Column, type Flow, heading, INK, paragraph, SMALL, table } from './flow.ts';
import { drawKeyFrames, type Pictures } from './key-frames.ts';

/** The page that stands alone: who, the verdict, why, the pictures and the figures behind it. */
export function drawFirstPage(flow: Flow, content: ReportContent, title: string, pictures: Pictures): void {
  drawTitle(flow, content, title);
  drawPatient(flow, content);
  drawVerdict(flow, content);
  heading(flow, 'Indication');
  paragraph(flow, indicationText(content.indication));
  heading(flow, 'Technique');
  for (const run of content.technique) paragraph(flow, techniqueText(run));
  paragraph(flow, lengthsText(content));
  drawKeyFrames(flow, content, pictures);
  drawLumens(flow, content);
  heading(flow, 'Stenosis');
  for (const line of stenosisLines(content)) paragraph(flow, line);
  heading(flow, 'Fixed or dynamic');
  paragraph(flow, behaviourText(content));
}

function drawTitle(flow: Flow, { header }: ReportContent, title: string): void {
  const { sheet, left, width } = flow;
  const style = { size: 16, bold: true, colour: '#0d3b66' };
  sheet.tagged('H1', () => sheet.text(title, left, flow.y, width - 70, style));
  if (header.draft) {
    const draft = { size: 11, bold: true, colour: '#b3261e' };
    sheet.tagged('P', () => sheet.text('DRAFT', left + width - sheet.widthOf('DRAFT', draft), flow.y + 4, 80, draft));
  }
  flow.y += sheet.heightOf(title, width - 70, style) + 4;
}

/** The texts that say something, each in its own direction of writing. */
function beside(texts: readonly string[], between: string): string {
  return texts
    .filter((text) => text !== '')
    .map(isolated)
    .join(between);
}

/** Patient and study in two columns; what the file does not state is said. */
function drawPatient(flow: Flow, { header }: ReportContent): void {
  const { sheet, left, width } = flow;
  const id = beside([header.patientId || 'not stated', header.issuerOfPatientId], ' · ');
  const cells: readonly (readonly [string, string])[] = [
    ['Patient', `${isolated(header.patientName) || 'not stated'}${header.identityRemoved ? ' (de-identified)' : ''}`],
    ['Study', beside([header.studyDescription, shownDate(header.studyDate)], ', ') || 'not stated'],
    ['Patient ID', id],
    ['Accession number', header.accessionNumber || 'not stated'],
    ['Born · sex', `${shownDate(header.birthDate) || 'not stated'} · ${header.sex || 'not stated'}`],
    ['Institution', header.institution || 'not stated'],
    ['Reader', header.reader || 'not stated'],
    ['Referring physician', header.referringPhysician || 'not stated'],
    ['Report', shownMoment(header.issuedAt)],
  ];
  const column = width / 2;
  for (let index = 0; index < cells.length; index += 2) {
    const pair = cells.slice(index, index + 2);
    const heights = pair.map(([name, value], side) => {
      const x = left + side * column;
      sheet.tagged('P', () => {
        sheet.text(name, x, flow.y + 0.8, 86, SMALL);
        sheet.text(value, x + 86, flow.y, column - 94, BODY);
      });
      return sheet.heightOf(value, column - 94, BODY);
    });
    flow.y += greatestOf(heights) + 1;
  }
  flow.y += 4;
}

const TONES = { good: '#1b7f4b', warn: '#9a6700', bad: '#b3261e' } as const;

/** The plan in a box with its reason; no stent size stands in it unless a stent is proposed. */
function drawVerdict(flow: Flow, { headline, stent, stenosis, unknown }: ReportContent): void {
  const { sheet, left, width } = flow;
  const title = { size: 13, bold: true, colour: INK };
  const inside = width - 22;
  const lines = [
    ...headline.because,
    ...(unknown.length === 0 ? [] : [`Missing: ${unknown.map(({ text }) => text).join('; ')}.`]),
    ...(stenosis.diameterStenosisPct === null ? [] : [`${capital(stenosis.intervalText)}.`]),
    ...(stent === null ? [] : [`${capital(stent.proposed.fit)}. Proposed, not implanted.`]),
  ];
  const height =
    sheet.heightOf(headline.text, inside, title) +
    lines.reduce((sum, line) => sum + sheet.heightOf(line, inside, BODY), 0) +
    14;
  sheet.box(left, flow.y, width, height, '#f3f6f9');
  sheet.box(left, flow.y, 4, height, TONES[toneOf(headline.outcome)]);
  flow.y += 6;
  sheet.tagged('P', () => {
    flow.y += sheet.text(headline.text, left + 14, flow.y, inside, title);
    for (const line of lines) flow.y += sheet.text(line, left + 14, flow.y, inside, BODY);
  });
  flow.y += 10;
}

function toneOf(outcome: ReportContent['headline']['outcome']): keyof typeof TONES {
  if (outcome === 'APPROPRIATE') return 'good';
  return outcome === 'BLOCKED' || outcome === 'NO_DEVICE' ? 'warn' : 'bad';
}

function techniqueText({
  file,
  modality,
  series,
  equipment,
  frames,
  pullback,
  scale,
}: ReportContent['technique'][number]): string {
  const { mmPerPixelX, mmPerPixelY, source } = scale;
  const square = mmPerPixelX !== null && mmPerPixelY !== null && Math.abs(mmPerPixelX - mmPerPixelY) < 1e-9;
  const size =
    mmPerPixelX === null || mmPerPixelY === null
      ? source
      : `scale ${mmPerPixelX.toPrecision(4)}${square ? '' : ` × ${mmPerPixelY.toPrecision(4)}`} mm/pixel (${source})`;
  const count = `${frames} ${frames === 1 ? 'frame' : 'frames'}`;
  const isSentence = pullback.endsWith('.');
  const parts = [modality, series, equipment, count, isSentence ? '' : pullback, size.replace(/\.$/, '')];
  const text = `${isolated(fileNameOf(file))}: ${parts.filter((part) => part !== '').join('; ')}.`;
  return isSentence ? `${text} ${pullback}` : text;
}

function lengthsText({ lengths }: ReportContent): string {
  const rows = lengths.rows.map(({ name, mm }) => `${uncapital(name)} ${quantity(mm, 'mm')}`);
  const values = rows.length === 0 ? 'none entered' : rows.join(', ');
  return `Lengths along the vein from the confluence (${lengths.method}): ${values}.`;
}

function drawLumens(flow: Flow, { lumens, leftOut }: ReportContent): void {
  heading(flow, 'Measured lumens', 40);
  if (lumens.length === 0) paragraph(flow, 'No lumen is traced.');
  else table(flow, lumenColumns(lumens), lumens.map(lumenCells(commonUnit(lumens))));
  for (const sentence of leftOut) paragraph(flow, sentence, SMALL);
}

/** The unit of all lengths of the table; null where they differ and every cell says its own. */
function commonUnit(lumens: readonly LumenRow[]): 'mm' | 'px' | null {
  const [unit, ...others] = new Set(lumens.map((row) => row.unit));
  return others.length === 0 ? (unit ?? null) : null;
}

function lumenColumns(lumens: readonly LumenRow[]): readonly Column[] {
  const unit = commonUnit(lumens);
  const length = (title: string) => ({ title: unit === null ? title : `${title} (${unit})`, share: 11.3, right: true });
  return [
    { title: 'Lumen', share: 13 },
    { title: 'Vein', share: 17 },
    { title: 'State', share: 10.5 },
    { title: 'Frame', share: 7, right: true },
    ...['Min', 'Max', 'Mean'].map(length),
    { ...length('Area'), title: unit === null ? 'Area' : `Area (${unit}²)`, share: 11.5 },
    { title: 'Remarks', share: 22 },
  ];
}

function lumenCells(unit: 'mm' | 'px' | null): (row: LumenRow) => readonly string[] {
  return (row) => {
    const { min, max, mean, area } = row.readings;
    const figure = (value: number, digits: number, own: string) =>
      unit === null ? quantity(value, own, digits) : value.toFixed(digits);
    const state = row.state === 'unspecified' ? '–' : STATE_NAMES[row.state];
    const name = row.name === '' ? ROLE_NAMES[row.role] : row.name;
    const figures = [...[min, max, mean].map((value) => figure(value, 2, row.unit)), figure(area, 1, `${row.unit}²`)];
    return [name, SEGMENT_NAMES[row.segment], state, String(row.frame), ...figures, lumenRemarks(row)];
  };
}

function stenosisLines({ stenosis, venogram }: ReportContent): readonly string[] {
  const { mldMm, rvdMm, areaStenosisPct, caliperStenosisPct, civStenosisPct, formula, gate, intervalText } = stenosis;
  const shown = shownStenosis(stenosis);
  const digits = diameterDigits(shown);
  const lines =
    shown === null
      ? ['Diameter stenosis: unknown.']
      : [
          `Diameter stenosis ${stenosisText(shown)} = ${formula}${mldMm === null || rvdMm === null ? '' : `, with MLD ${quantity(mldMm, 'mm', digits)} (minimum lumen diameter) and RVD ${quantity(rvdMm, 'mm', digits)} (mean diameter of the reference)`}. The gate is ${gate}; ${intervalText}.`,
        ];
  const others = [
    ...(areaStenosisPct === null ? [] : [`area stenosis ${quantity(areaStenosisPct, '%')}`]),
    ...(caliperStenosisPct === null ? [] : [`by the smallest caliper width ${quantity(caliperStenosisPct, '%')}`]),
    ...(civStenosisPct === null ? [] : [`against the common iliac vein ${quantity(civStenosisPct, '%')}`]),
  ];
  const beside = others.length === 0 ? [] : [`These do not decide: ${others.join(', ')}.`];
  return [
    ...lines,
    ...beside,
    ...venogram.map(
      ({ name, frame, text }) => `Venogram, ${isolated(name)}, frame ${frame} (does not decide): ${text}.`,
    ),
  ];
}

function behaviourText({ behaviour }: ReportContent): string {
  const { states, variationPct, verdictFlips, word, reason } = behaviour;
  const traced = states.map(
    ({ state, mld, unit, frame }) => `${STATE_NAMES[state]}: MLD ${quantity(mld, unit)} (frame ${frame})`,
  );
  return [
    `${word}, by the operator’s judgement.`,
    traced.length === 0 ? 'No state is traced.' : `${capital(traced.join('; '))}.`,
    ...(variationPct === null ? [] : [`The MLD varies by ${quantity(variationPct, '%')}.`]),
    ...(verdictFlips ? ['The verdict differs between the states.'] : []),
    ...(reason === '' ? [] : [`Reason: ${reason}`]),
  ].join(' ');
}
