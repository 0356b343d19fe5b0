import { expect, test } from 'vitest';
import type { ReportContent } from '../../../core/report/content.ts';
import { lumensCsv, planCsv } from '../../../core/report/csv.ts';
import { readReport, reportJson } from '../../../core/report/json.ts';
import { reportText } from '../../../core/report/text.ts';
import { type CommandLine, commandLine, unexplained } from './explained.ts';
import { made } from './made.ts';
import { cellsOf } from './table-cells.ts';
import { EVERY_SESSION, withoutScale } from './worked-sessions.ts';

test.each(EVERY_SESSION)(
  '%s: every number of text, tables and JSON is that of plan and measure',
  async (_, session) => {
    for (const each of [session, withoutScale(session)]) {
      const own = await commandLine(each);
      const content = made(each);
      expectJson(content, own);
      expectLumens(lumensCsv(content), own);
      expectPlan(planCsv(content), own);
      const aside = [...each.runs.map(({ fileName }) => fileName), content.provenance.version];
      const printed = reportText(content).replaceAll(/\s+/g, ' ');
      expect(unexplained(printed, own, aside)).toEqual([]);
    }
  },
);

test('a number that is of neither is found', async () => {
  const [, session] = EVERY_SESSION[0] ?? [];
  if (session === undefined) throw new Error('there is a study');
  expect(unexplained('min 4.77 mm, 987 % of 4321.5', await commandLine(session), [])).toEqual([
    '4.77',
    '987',
    '4321.5',
  ]);
});

/** The document is the report, and the report has the figures to the last digit. */
function expectJson(content: ReportContent, { answer, measured }: CommandLine): void {
  const read = readReport(reportJson(content), 'report.json');
  expect(read).toEqual({ ok: true, value: content });
  const { mldMm, rvdMm, diameterStenosisPct, areaStenosisPct, lesionVariationPct } = answer.metrics;
  expect(content.stenosis).toMatchObject({ mldMm, rvdMm, diameterStenosisPct, areaStenosisPct });
  expect(content.behaviour.variationPct).toBe(lesionVariationPct);
  expect(content.headline.outcome).toBe(answer.outcome);
  const stents = content.stent === null ? [] : [content.stent.proposed, ...content.stent.alternatives];
  expect(stents).toMatchObject(answer.devices);
  expect(stents.length).toBe(answer.devices.length);
  expect(content.rules.map(({ id, status, because }) => ({ id, status, because }))).toEqual(answer.rules);
  for (const { id, readings, unit, frame } of content.lumens) {
    const own = measured.outlines.find((each) => each.id === id);
    expect(own?.readings).toMatchObject(readings);
    expect([own?.unit, own?.frame]).toEqual([unit, frame]);
  }
}

const COLUMNS = [
  ['min', 'min'],
  ['max', 'max'],
  ['mean', 'mean'],
  ['area (square units)', 'area'],
  ['perimeter', 'perimeter'],
  ['min caliper', 'minCaliper'],
  ['max caliper', 'maxCaliper'],
  ['area-equivalent diameter', 'areaEquivalent'],
  ['perimeter-equivalent diameter', 'perimeterEquivalent'],
] as const;

function expectLumens(table: string, { measured }: CommandLine): void {
  const [head = [], ...rows] = cellsOf(table);
  for (const cells of rows) {
    const cell = (name: string) => cells[head.indexOf(name)] ?? '';
    const own = measured.outlines.find(({ name, frame }) => name === cell('name') && String(frame) === cell('frame'));
    expect(cell('unit of lengths')).toBe(own?.unit);
    expect(COLUMNS.map(([column]) => Number(cell(column)))).toEqual(COLUMNS.map(([, key]) => own?.readings?.[key]));
  }
}

function expectPlan(table: string, { answer }: CommandLine): void {
  const rows = cellsOf(table);
  const { mldMm, rvdMm, diameterStenosisPct, areaStenosisPct, lesionVariationPct } = answer.metrics;
  const figure = (item: string) => {
    const value = rows.find(([name]) => name === item)?.[1] ?? '';
    return value === '' ? null : Number(value);
  };
  const items = ['MLD', 'RVD', 'diameter stenosis', 'area stenosis', 'MLD variation between states'];
  expect(items.map(figure)).toEqual([mldMm, rvdMm, diameterStenosisPct, areaStenosisPct, lesionVariationPct]);
  expect(rows.filter(([name]) => name === 'proposed stent' || name === 'alternative').length).toBe(
    answer.devices.length,
  );
}
