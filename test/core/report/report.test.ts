import { describe, expect, test } from 'vitest';
import { plan } from '../../../core/plan/plan.ts';
import { QUESTIONS } from '../../../core/plan/questions.ts';
import { lumensCsv, planCsv } from '../../../core/report/csv.ts';
import { isSummedUp, phraseOf } from '../../../core/report/indication.ts';
import { readReport, reportJson } from '../../../core/report/json.ts';
import { reportText } from '../../../core/report/text.ts';
import { measureSession } from '../../../core/session/derived/measure.ts';
import { findPlanCase } from '../../../core/session/derived/plan.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { perfect, studies, study } from '../practice/perfect.ts';
import { ellipse, outline, run, sessionWith } from '../session/fixture.ts';
import { made } from './made.ts';

/** The plan and the readings that the command line gives for a session. */
function commandLine(session: Session) {
  const text = writeSession(session);
  const found = findPlanCase(text, 'session');
  const measured = measureSession(text, 'session');
  if (!found.ok || !measured.ok) throw new Error('not planned');
  return { answer: plan(found.value.planCase), measured: measured.value };
}

/** Cells of a table by RFC 4180. */
function cellsOf(table: string): readonly (readonly string[])[] {
  return table
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1)
        .map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')),
    );
}

describe.each(studies.map((each) => [each.of.id, each] as const))('study %s', (_, each) => {
  const session = perfect(each);
  const content = made(session);
  const { answer, measured } = commandLine(session);

  test('the report has the figures of plan and measure, to the last digit', () => {
    const { mldMm, rvdMm, diameterStenosisPct, areaStenosisPct, lesionVariationPct } = answer.metrics;
    expect(content.stenosis).toMatchObject({ mldMm, rvdMm, diameterStenosisPct, areaStenosisPct });
    expect(content.behaviour.variationPct).toBe(lesionVariationPct);
    expect(content.headline.outcome).toBe(answer.outcome);
    for (const row of content.lumens) {
      const own = measured.outlines.find(({ id }) => id === row.id);
      expect(own?.readings).toMatchObject(row.readings);
      expect([row.frame, row.role, row.segment, row.unit]).toEqual([own?.frame, own?.role, own?.segment, own?.unit]);
    }
    expect(content.lumens.length).toBeGreaterThan(0);
  });

  test('the tables have the same figures, and the document reads back as it was', () => {
    const [head = [], ...rows] = cellsOf(lumensCsv(content));
    const column = (name: string) => head.indexOf(name);
    expect(
      rows.map((cells) => [cells[column('name')], Number(cells[column('min')]), Number(cells[column('mean')])]),
    ).toEqual(content.lumens.map(({ name, readings }) => [name, readings.min, readings.mean]));
    const figures = Object.fromEntries(cellsOf(planCsv(content)).map(([item = '', value = '']) => [item, value]));
    const figure = (item: string) => (figures[item] === '' ? null : Number(figures[item]));
    expect([figure('MLD'), figure('RVD'), figure('diameter stenosis'), figure('area stenosis')]).toEqual([
      answer.metrics.mldMm,
      answer.metrics.rvdMm,
      answer.metrics.diameterStenosisPct,
      answer.metrics.areaStenosisPct,
    ]);
    expect(readReport(reportJson(content), 'report.json')).toEqual({ ok: true, value: content });
  });

  test('a stent size stands in it only where a stent is proposed', () => {
    const everything = [reportText(content), planCsv(content), reportJson(content)].join('\n');
    const sizes = everything.match(/\d+ ?[×x] ?\d+ ?mm/g) ?? [];
    if (answer.outcome === 'APPROPRIATE') expect(sizes.length).toBeGreaterThan(0);
    else expect(sizes).toEqual([]);
  });

  test('the text is plain ASCII in short lines', () => {
    const text = reportText(content);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(76);
  });
});

test('the text names no patient and no study, and the findings stand alone', () => {
  const content = made(perfect(study('classic-left-nivl')));
  const named = {
    ...content,
    header: { ...content.header, patientName: 'Doe, Jane', patientId: '4711', accessionNumber: 'A-77' },
  };
  expect(reportText(named)).toBe(reportText(content));
  const findings = reportText(content, 'findings');
  expect(findings.startsWith('FINDINGS:')).toBe(true);
  expect(findings).not.toMatch(/INDICATION|TECHNIQUE/);
});

test('a lumen without a scale has no millimetre anywhere', () => {
  const session = sessionWith(
    outline({ id: 'a', role: 'lesion', state: 'expiration', knots: ellipse(17, 4.4) }),
    outline({ id: 'b', role: 'reference', segment: 'EIV', normal: true, frame: 3 }),
  );
  const bare = { ...session, runs: [{ ...run, spacing: { ...run.spacing, regions: null, pixelSpacing: null } }] };
  const content = made(bare);
  expect(content.lumens.map(({ unit }) => unit)).toEqual(['px', 'px']);
  expect(reportText(content)).not.toMatch(/\d ?mm/);
  expect(lumensCsv(content)).not.toMatch(/,mm,/);
  expect(content.drawn.map(({ mmPerPixelX }) => mmPerPixelX)).toEqual([null, null]);
});

test('every answer but "unknown" has its phrase', () => {
  const silent = QUESTIONS.filter(({ path }) => !isSummedUp(path)).flatMap(({ path, options }) =>
    options
      .slice(0, -1)
      .filter(({ value }) => phraseOf(path, value) === null)
      .map(({ value }) => `${path} ${value}`),
  );
  expect(silent).toEqual([]);
});

test('what is copied and never moved, or waits to be accepted, is no figure of the report and is said', () => {
  const content = made(
    sessionWith(
      outline({ id: 'a', name: 'Lesion 1', role: 'lesion', state: 'expiration', knots: ellipse(17, 4.4) }),
      outline({
        id: 'b',
        name: 'Copy',
        role: 'lesion',
        state: 'inspiration',
        knots: ellipse(17, 4.4),
        frame: 4,
        origin: 'copy',
      }),
      outline({ id: 'c', name: 'Waiting', frame: 5, origin: 'interpolation', accepted: false }),
    ),
  );
  expect(content.lumens.map(({ name }) => name)).toEqual(['Lesion 1']);
  expect(content.leftOut.join(' ')).toMatch(/Copy .*identical to frame 1.*Waiting .*not accepted/);
});

test('whether a reference is normal is yes, no or not stated, and never one for another', () => {
  const said = [true, false, null].map((normal) => {
    const content = made(sessionWith(outline({ id: 'b', role: 'reference', segment: 'EIV', normal })));
    return [content.lumens[0]?.normal, reportText(content).replaceAll(/\s+/g, ' ')] as const;
  });
  expect(said.map(([normal]) => normal)).toEqual([true, false, null]);
  expect(said[0]?.[1]).not.toMatch(/normal[,. ]/);
  expect(said[1]?.[1]).toContain('Not normal, or compressed.');
  expect(said[2]?.[1]).toContain('Normal or compressed: not stated.');
});
