import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PlanAnswer } from '../../../core/plan/answer.ts';
import { BUILT_IN_CATALOGUE } from '../../../core/plan/catalogue.ts';
import { readCatalogue } from '../../../core/plan/catalogue-file.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import { apply } from '../../../core/session/document/apply.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { ellipse, outline, sessionWith } from '../../core/session/fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivus-cli-catalogue-'));

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

/** The base case of the worked examples: lesion 4.2 mm, reference 12.8 mm, everything answered. */
const session: Session = {
  ...sessionWith(
    outline({ id: 'A', role: 'lesion', primary: true, knots: ellipse(18, 4.2), state: 'expiration' }),
    outline({ id: 'B', role: 'lesion', knots: ellipse(18, 4.2), state: 'inspiration' }),
    outline({ id: 'C', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(13.4, 12.2) }),
  ),
  findings: base.findings ?? {},
  axis: base.axis ?? {},
};
const [abre] = BUILT_IN_CATALOGUE.products.filter(({ id }) => id === 'abre');
if (abre === undefined) throw new Error('the built-in catalogue names Abre');
const soldOut = apply(session, { type: 'setProduct', replaces: 'abre', product: { ...abre, inStock: false } });

test('a session is planned with what its catalogue has in stock, and the reason is told', async () => {
  const path = file('sold-out.ivus.json', writeSession(soldOut));
  const { out } = await ran('plan', path);
  expect(out.split('\n')[0]).toBe('Stent plan: Venovo 16 × 80 mm (APPROPRIATE)');
  expect(out).toContain('Abre 16 × 80 mm: not in stock');
  const answer = JSON.parse((await ran('plan', path, '--json')).out) as PlanAnswer;
  expect(answer.devices.filter(({ product }) => product === 'abre')).toEqual([]);
});

test('the catalogue of a session goes out as a file and comes in again for another session or case', async () => {
  const path = file('sold-out.ivus.json', writeSession(soldOut));
  const { code, out } = await ran('catalogue', path);
  expect([code, readCatalogue(out, 'a.json')]).toEqual([0, { ok: true, value: soldOut.catalogue }]);
  const stock = file('site.ivus-catalogue.json', out);
  const plain = file('plain.ivus.json', writeSession(session));
  expect((await ran('plan', plain)).out).toContain('Stent plan: Abre 16 × 80 mm');
  const [own, given] = [await ran('plan', path, '--json'), await ran('plan', plain, '--json', '--catalogue', stock)];
  expect(given.out).toBe(own.out);
  const bare = file('case.json', JSON.stringify(base));
  expect((await ran('plan', bare, '--catalogue', stock)).out).toContain('Stent plan: Venovo 16 × 80 mm');
});

test('without a session it is the built-in catalogue; what cannot be read is refused by name', async () => {
  expect(readCatalogue((await ran('catalogue')).out, 'a.json')).toEqual({ ok: true, value: BUILT_IN_CATALOGUE });
  const broken = file('broken.json', '{');
  for (const args of [
    ['catalogue', broken],
    ['plan', file('case.json', JSON.stringify(base)), '--catalogue', broken],
  ])
    expect(await ran(...args)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(broken) });
  expect((await ran('plan', '--batch', broken, '--catalogue', broken)).code).toBe(2);
});
