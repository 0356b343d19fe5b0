import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plan } from '../../../core/plan/plan.ts';
import { RULES } from '../../../core/plan/rules/registry.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import { caseOf } from '../../../core/session/derived/case.ts';
import { apply } from '../../../core/session/document/apply.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { ellipse, outline, run, sessionWith } from '../../core/session/fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivus-agreement-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function ran(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await dispatch(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const base = workedCase({});

/** A session whose figures end nowhere: the lesion's short axis is given. */
function session(short: number): Session {
  const lesion = outline({
    id: 'A',
    role: 'lesion',
    primary: true,
    knots: ellipse(18, short, 29),
    state: 'expiration',
  });
  const again = outline({ id: 'B', role: 'lesion', knots: ellipse(17, short * 1.07, 31), state: 'inspiration' });
  const reference = outline({
    id: 'C',
    role: 'reference',
    segment: 'EIV',
    normal: true,
    knots: ellipse(13.37, 12.21, 37),
  });
  return { ...sessionWith(lesion, again, reference), findings: base.findings ?? {}, axis: base.axis ?? {} };
}

const sized = session(4.23);
const [first] = sized.runs;
if (first === undefined) throw new Error('the session has a run');
const SESSIONS: readonly (readonly [string, Session])[] = [
  ['sized', sized],
  ['not confirmed', session(7.77)],
  ['whose lesion is wider than its reference', session(14.1)],
  ['without a scale', { ...sized, runs: [{ ...first, spacing: { ...first.spacing, regions: null } }] }],
  ['with its own catalogue', apply(sized, { type: 'removeProduct', id: 'abre' })],
  ['with a size asked about', { ...sized, requested: { product: 'vici', diameterMm: 14, lengthMm: 59.5 } }],
];

test.each(SESSIONS)(
  'a session %s: window, plan, --batch and the session file answer alike to the last digit',
  async (name, each) => {
    const { planCase } = caseOf(each);
    if (!planCase.ok) throw new Error(planCase.problem);
    const inTheWindow = JSON.stringify(plan(planCase.value));
    const text = JSON.stringify(planCase.value);
    const answers = [
      await ran('plan', file(`${name}.json`, text), '--json'),
      await ran('plan', '--batch', file(`${name}.jsonl`, text)),
      await ran('plan', file(`${name}.ivus.json`, writeSession(each)), '--json'),
    ];
    expect(answers.map(({ code, out }) => ({ code, out }))).toEqual(answers.map(() => ({ code: 0, out: inTheWindow })));
  },
);

test('the explanation of a session says headline, reason, metrics, sizes with their catalogue row, refusals and all rules', async () => {
  const path = file('explained.ivus.json', writeSession(sized));
  const { out, code } = await ran('plan', path, '--explain');
  expect(code).toBe(0);
  for (const words of [
    'Stent plan: Abre 16 × 80 mm (APPROPRIATE)',
    'diameter stenosis 66.',
    'MLD 4.2',
    'shortest chord through the centroid',
    'catalogue row abre; sizes not verified against the instructions for use; source: Sizes: only those seen,',
    'catalogue row venovo; sizes not verified against the instructions for use',
    'catalogue row zilver-vena; sizes not verified against the instructions for use',
    'Zilver Vena 16 × 60 mm: does not end in the straight external iliac vein',
    'W-UNVERIFIED-DEVICE',
    ...RULES.map(({ id }) => `\n  ${id} `),
  ]) {
    expect(out).toContain(words);
  }
  expect((await ran('plan', path)).out).toBe(out);
  expect((await ran('plan', path, '--json', '--explain')).code).toBe(2);
});

test('a session file that is damaged is refused in one sentence that names it', async () => {
  const path = file('damaged.ivus.json', '{"format":"ivus-session/1","study":""}');
  const { code, out, err } = await ran('plan', path, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ error: expect.stringContaining('is a damaged session') });
  expect(err.startsWith(path) && !err.includes('\n')).toBe(true);
});

test('ivus rules prints every rule once, in order, with its threshold, its source and its worked cases', async () => {
  const { code, out } = await ran('rules');
  const rows = out.split('\n').slice(2);
  expect(code).toBe(0);
  expect(rows.map((row) => row.slice(2, 5))).toEqual(RULES.map(({ id }) => id));
  expect(rows.filter((row) => row.split(' | ').length !== 6)).toEqual([]);
  const { rules } = JSON.parse((await ran('rules', '--json')).out) as { rules: Record<string, unknown>[] };
  expect(rules.length).toBe(42);
  expect(rules[14]).toEqual({
    id: 'S15',
    sentence: 'A diameter stenosis above 61 % on IVUS best predicts the clinical success of a stent.',
    threshold: 'strictly more than 61 %',
    kind: 'gate',
    source: 'source article, ref 1, 2 (unresolved; ref 2 probably the VIVA/AVF/AVLS consensus of 2024)',
    workedCases: 8,
  });
  expect(rules.filter(({ source }) => !/unresolved|no reference printed/u.test(String(source)))).toEqual([]);
  expect((await ran('rules', '--what')).code).toBe(2);
});

test('measuring a session says which outlines were copied or interpolated, and which wait to be accepted', async () => {
  const made = sessionWith(
    outline({ id: 'A', knots: ellipse(14, 14, 64) }),
    outline({ id: 'B', knots: ellipse(14, 14, 64), frame: 1, origin: 'interpolation', accepted: false }),
    outline({ id: 'C', knots: ellipse(14, 14, 64), frame: 2, origin: 'copy' }),
  );
  const path = file('made.ivus.json', writeSession(made));
  const [text, json] = [await ran('measure', path), await ran('measure', path, '--json')];
  expect(text.out.split('\n').map((line) => line.split(':')[0])).toEqual([
    'A (frame 1, other, CIV)',
    'B (frame 2, other, CIV, interpolated, not accepted)',
    'C (frame 3, other, CIV, copied)',
    'pullback.dcm',
  ]);
  const { outlines } = JSON.parse(json.out) as { outlines: { origin: string; accepted: boolean }[] };
  expect(outlines.map(({ origin, accepted }) => [origin, accepted])).toEqual([
    ['hand', true],
    ['interpolation', false],
    ['copy', true],
  ]);
});

test('measuring and planning a session say which end of its run is cranial', async () => {
  const said = apply(sessionWith(), { type: 'orient', run: run.sopInstanceUid, cranialEnd: 'first' });
  const path = file('oriented.ivus.json', writeSession(said));
  const note = 'pullback.dcm: cranial end: first frame, set by the operator';
  const [measured, json, planned] = [
    await ran('measure', path),
    await ran('measure', path, '--json'),
    await ran('plan', path),
  ];
  expect(measured.out.trim().split('\n')).toContain(note);
  expect(JSON.parse(json.out)).toMatchObject({ runs: [{ file: 'pullback.dcm', cranialEnd: 'first' }] });
  expect(planned.out.trim().split('\n').at(-1)).toBe(note);
});
