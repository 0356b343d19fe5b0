import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePlanCase } from '../../../core/plan/case.ts';
import { plan } from '../../../core/plan/plan.ts';
import { run as measure } from '../../../electron/cli/measure.ts';
import { run as planCommand } from '../../../electron/cli/plan.ts';
import { sharedFile } from '../../data.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivus-plan-'));
const base = sharedFile('clinical', 'cases', '01-base-plan.json');

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function ran(command: typeof planCommand, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await command(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const answerOf = (text: string): unknown => {
  const planCase = parsePlanCase(text);
  return planCase.ok ? JSON.parse(JSON.stringify(plan(planCase.value))) : { error: planCase.problem };
};

test('ivus plan FILE --json prints the whole answer as one document and exits 0', async () => {
  const { code, out, err } = await ran(planCommand, base, '--json');
  expect({ code, err, answer: JSON.parse(out) }).toEqual({
    code: 0,
    err: '',
    answer: answerOf(readFileSync(base, 'utf8')),
  });
  expect(JSON.parse(out)).toMatchObject({ format: 'ivus-plan/1', outcome: 'APPROPRIATE', provenance: 'S42' });
});

test('ivus plan FILE prints headline, figures, sizes, warnings, rules and provenance to read', async () => {
  const { code, out } = await ran(planCommand, base);
  expect(code).toBe(0);
  for (const words of [
    'APPROPRIATE',
    '4.2 mm',
    '12.8 mm',
    '16 × 100 mm',
    'preferred',
    'W-IFU-NOT-LOADED',
    'S15 met',
    'S42',
  ]) {
    expect(out).toContain(words);
  }
});

test('a refused case says its path on standard output and one sentence with the file on standard error, and exits 1', async () => {
  const bad = file('bad.json', '{"format":"ivus-plan-case/1","findings":{"side":"up"}}');
  const { code, out, err } = await ran(planCommand, bad, '--json');
  expect({ code, out }).toEqual({
    code: 1,
    out: '{"error":"findings.side: must be \\"left\\" or \\"right\\" or \\"bilateral\\" or \\"unknown\\""}',
  });
  expect(err).toContain(bad);
  expect(err.split('\n').length).toBe(1);
  expect((await ran(planCommand, bad)).out).toBe('');
});

test('a file that is not there gets one sentence and exit code 1', async () => {
  const missing = join(folder, 'nothing.json');
  for (const args of [[missing, '--json'], [missing], ['--batch', missing]]) {
    expect(await ran(planCommand, ...args)).toEqual({
      code: 1,
      out: '',
      err: `${missing} cannot be read because it does not exist.`,
    });
  }
});

test('a batch answers every line in order, skips blank ones, and one bad line stops no other', async () => {
  const good = JSON.stringify(JSON.parse(readFileSync(base, 'utf8')));
  const strange = '{"format":"ivus-plan-case/1","id":"a line\u2028separator"}';
  const batch = file('batch.jsonl', `${good}\n\n  \r\n{"format":1}\r\nnot JSON\n${strange}\n${good}`);
  const { code, out, err } = await ran(planCommand, '--batch', batch);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n').map((line) => JSON.parse(line))).toEqual(
    [good, '{"format":1}', 'not JSON', strange, good].map(answerOf),
  );
});

test('an empty batch prints nothing and exits 0', async () => {
  expect(await ran(planCommand, '--batch', file('empty.jsonl', '\n\n'))).toEqual({ code: 0, out: '', err: '' });
});

test('a batch of 500 cases is answered in order', async () => {
  const lines = Array.from({ length: 500 }, (_, i) =>
    JSON.stringify({ format: 'ivus-plan-case/1', [i % 7 === 0 ? `x${i}` : 'id']: '' }),
  );
  const { out } = await ran(planCommand, '--batch', file('many.jsonl', lines.join('\n')));
  expect(out.split('\n').map((line) => line.startsWith('{"error":"x'))).toEqual(lines.map((_, i) => i % 7 === 0));
});

test('wrong usage exits 2, --help exits 0', async () => {
  for (const args of [[], [base, base], ['--what'], ['--batch'], [base, '--batch', base]]) {
    expect(await ran(planCommand, ...args)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('ivus plan'),
    });
  }
  for (const args of [[], [base, base], ['--contours'], [base, '--contours', base]]) {
    expect(await ran(measure, ...args)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('ivus measure'),
    });
  }
  expect(await ran(planCommand, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--batch') });
  expect(await ran(measure, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--contours') });
});

const squares = file(
  'squares.json',
  '{"contours":[{"id":"a","unit":"px","mmPerPixelX":0.5,"mmPerPixelY":0.25,"points":[[0,0],[4,0],[4,4],[0,4]]},{"id":"b","unit":"mm","points":[[0,0],[4,4],[4,0],[0,4]]}]}',
);

test('ivus measure --contours measures every polygon it can and says why it cannot the others', async () => {
  const { code, out } = await ran(measure, '--contours', squares, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    contours: [
      expect.objectContaining({ id: 'a', unit: 'mm', area: 2, perimeter: 6, minCaliper: 1, nonconvex: false }),
      { id: 'b', error: expect.stringContaining('crosses') },
    ],
  });
  expect((await ran(measure, '--contours', squares)).out).toContain(
    'a: min 1.000 mm, max 2.236 mm, mean 1.618 mm, area 2.00 mm²',
  );
});

test('a malformed contours document is refused with its path', async () => {
  const bad = file('bad-contours.json', '{"contours":[{"id":"a","unit":"px","mmPerPixelX":0.5,"points":[]}]}');
  expect(await ran(measure, '--contours', bad, '--json')).toEqual({
    code: 1,
    out: '{"error":"contours[0].mmPerPixelY: is required with mmPerPixelX"}',
    err: `${bad} cannot be measured: contours[0].mmPerPixelY: is required with mmPerPixelX; correct it and try again.`,
  });
});

test('a session that is none is refused', async () => {
  const bad = file('no-session.json', '{}');
  const { code, err } = await ran(measure, bad);
  expect(code).toBe(1);
  expect(err).toContain(bad);
});
