import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findLumen } from '../../../core/lumen/find-lumen.ts';
import { resolveLumen } from '../../../core/lumen/resolve-lumen.ts';
import { type KnownFrame, knownFrames, lumenOf } from '../../core/lumen/frames.ts';
import { sharedRoot } from '../../data.ts';
import { type Line, print } from '../table.ts';
import { onAllCores } from './all-cores.ts';
import { alongRun, long, msEach, veinRun } from './passes.ts';

/** The program behind the figures of the design. */
interface Reference {
  detector(): (grey: Uint8Array, w: number, h: number, mm: number, about: unknown) => unknown;
  geometry(grey: Uint8Array, w: number, h: number): unknown;
}

test('the border of the lumen: a frame alone, runs of 100 and 1,000 on one core and on all', async () => {
  const alone = (await knownFrames()).filter(({ set }) => set === 'iliac-open' || set === 'mixed-open');
  const run = await veinRun();
  const single = msEach(long(alone, 120), ({ field, frame }) => findLumen(field, frame));
  const peer = await referenceMs(long(alone, 120));
  const lines: Line[] = [];
  const beside = (ours: number, atMost: number, what: string, theirs: number | null): void => {
    lines.push({ what, ours, unit: 'ms', goal: { atMost } });
    if (theirs !== null)
      lines.push({
        what: `${what}, beside the reference program`,
        ours,
        unit: 'ms',
        peers: { reference: theirs },
        goal: { atMost: 0.8, peer: 'reference' },
      });
  };
  beside(single, 12, 'a frame alone', peer);
  for (const count of [100, 1000]) {
    const each = alongRun(long(run, count));
    beside(each, 6, `each frame of a run of ${count}`, await referenceMs(long(run, count)));
  }
  const { ms, cores } = await onAllCores(1000);
  lines.push({ what: `each frame of a run of 1000, on all ${cores} cores`, ours: ms, unit: 'ms' });
  const [first] = alone;
  if (first === undefined) throw new Error('there are frames');
  const answer = lumenOf(findLumen(first.field, first.frame));
  const clicked = answer.contour[40] ?? [0, 0];
  const again = msEach(
    Array.from({ length: 60 }, (_, k) => k),
    (k) => resolveLumen(answer, [[clicked[0] + k / 20, clicked[1]]]),
  );
  lines.push({ what: 'solved again under the pointer', ours: again, unit: 'ms', goal: { atMost: 10 } });
  print('Border of the lumen', lines);
  if (peer === null) console.log('  the reference program is not on this machine');
  expect(single).toBeGreaterThan(0);
});

/** What the reference program takes for each of the same frames; null where it is not there. */
async function referenceMs(frames: readonly KnownFrame[]): Promise<number | null> {
  const path = `${sharedRoot}/design/border/border.mjs`;
  if (!existsSync(path)) return null;
  const { detector, geometry } = (await import(/* @vite-ignore */ path)) as Reference;
  const detect = detector();
  const about = frames.map(({ frame: { grey, width, height } }) => geometry(grey, width, height));
  return msEach(
    frames.map((known, k) => ({ ...known, about: about[k] })),
    ({ frame: { grey, width, height }, field, about }) => detect(grey, width, height, field.mmX, about),
  );
}
