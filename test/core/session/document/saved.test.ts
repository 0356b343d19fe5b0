import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { productsOf } from '../../../../core/plan/catalogue.ts';
import { headlineOf } from '../../../../core/plan/headline.ts';
import { plan } from '../../../../core/plan/plan.ts';
import { measureSession } from '../../../../core/session/derived/measure.ts';
import { findPlanCase } from '../../../../core/session/derived/plan.ts';
import type { Session } from '../../../../core/session/document/document.ts';
import { readSession } from '../../../../core/session/document/file.ts';
import { projectFolder } from '../../../../electron/runtime/project.mjs';

/** A session as the first published version wrote it: three lumens of the classic sample, two repeats, another run with the operator's own scale. */
const text = await readFile(join(projectFolder, 'test/core/session/saved/ivus-session-1.ivus.json'), 'utf8');
const written = JSON.parse(text) as Session;

function opened(): Session {
  const read = readSession(text, 'old.ivus.json');
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

test('a session of the first version opens with every outline, mark, answer, length and scale that it was kept with', () => {
  expect(written.format).toBe('ivus-session/1');
  const session = opened();
  expect(session.outlines).toMatchObject(written.outlines);
  expect(session.runs).toMatchObject(written.runs);
  const { marks, findings, axis, site, requested, scaleErrorPct, catalogue, notes, study } = written;
  expect(session).toMatchObject({ marks, findings, axis, site, requested, scaleErrorPct, catalogue, notes, study });
});

test('it measures what the sample was drawn with, and plans the same stent as before', () => {
  const measured = measureSession(text);
  const minima = measured.ok
    ? measured.value.outlines.map(({ readings, unit }) => ({ min: readings?.min ?? 0, unit }))
    : [];
  // The sample's own truth: least diameters of 4.400 and 4.488 mm in the lesion, 12.6 mm in the reference; a circle of 60.123456789 pixels at 5 mm for 250.
  [4.4, 4.488, 12.6].forEach((mm, at) => void expect(minima[at]?.min).toBeCloseTo(mm, 2));
  expect(minima[5]).toEqual({ min: expect.closeTo((2 * 60.123456789 * 5) / 250, 2), unit: 'mm' });
  const found = findPlanCase(text, 'old.ivus.json');
  const products = found.ok ? productsOf(found.value.planCase) : [];
  expect(found.ok && headlineOf(plan(found.value.planCase), products, null).text).toBe(
    'Stent plan: Zilver Vena 16 × 100 mm',
  );
});
