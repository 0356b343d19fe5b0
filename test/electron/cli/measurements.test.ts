import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Session } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import type { Measurement } from '../../../core/session/drawn/measurements.ts';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { run, sessionWith } from '../../core/session/fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivus-measurements-'));

function drawn(name: string, kind: Measurement['kind'], points: Measurement['points'], words = ''): Measurement {
  return { id: name, name, kind, run: run.sopInstanceUid, frame: 4, points, words };
}

/** 60 by 80 pixels of 0.1 mm, a cross of 10 and 6 mm, a right angle, and two notes. */
const measurements = [
  drawn('Caliper 1', 'caliper', [
    [100, 100],
    [160, 180],
  ]),
  drawn('Cross', 'twoAxis', [
    [200, 100],
    [260, 100],
    [230, 50],
    [230, 150],
  ]),
  drawn('Angle 1', 'angle', [
    [10, 50],
    [10, 10],
    [90, 10],
  ]),
  drawn('Text 1', 'text', [[5, 5]], 'thrombus?'),
];

async function measured(session: Session, ...options: readonly string[]) {
  const path = join(folder, `${session.runs[0]?.spacing.regions === null}.ivus.json`);
  writeFileSync(path, writeSession(session));
  const out: string[] = [];
  const code = await dispatch(['measure', path, ...options], { out: (text) => out.push(text), err: () => undefined });
  return { code, out: out.join('\n') };
}

const session: Session = { ...sessionWith(), measurements };

test('the command line prints what calipers, angles and notes say, in millimetres where there is a scale', async () => {
  expect(await measured(session)).toEqual({
    code: 0,
    out: [
      'Caliper 1 (frame 5, caliper): length 10.000 mm',
      'Cross (frame 5, two-axis caliper): longer 10.000 mm, shorter 6.000 mm, mean 8.000 mm',
      'Angle 1 (frame 5, angle): angle 90.00°',
      'Text 1 (frame 5, text): “thrombus?”',
      'pullback.dcm: cranial end not set',
    ].join('\n'),
  });
});

test('without a scale the same calipers are in pixels, never in millimetres', async () => {
  const bare = { ...session, runs: [{ ...run, spacing: { ...run.spacing, regions: null } }] };
  const { out } = await measured(bare);
  expect(out.split('\n')[0]).toBe('Caliper 1 (frame 5, caliper): length 100.000 px');
  expect(out).not.toContain('mm');
});

test('as JSON each figure has its value and its unit', async () => {
  const { out } = await measured(session, '--json');
  const [caliper, , angle, text] = (JSON.parse(out) as { measurements: readonly unknown[] }).measurements;
  expect([caliper, angle, text]).toEqual([
    {
      id: 'Caliper 1',
      name: 'Caliper 1',
      kind: 'caliper',
      words: '',
      frame: 5,
      figures: [{ name: 'length', value: expect.closeTo(10, 9), unit: 'mm' }],
    },
    expect.objectContaining({ figures: [{ name: 'angle', value: expect.closeTo(90, 9), unit: 'degrees' }] }),
    expect.objectContaining({ words: 'thrombus?', figures: [] }),
  ]);
});
