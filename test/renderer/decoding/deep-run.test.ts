import { expect, test } from 'vitest';
import type { Reply } from '../../../renderer/decoding/messages.ts';
import { decoded, fresh, settled, standInForWorkers, worker } from './stand-in.ts';

standInForWorkers();

/** A picture of one pixel as a worker makes it of a run whose window is not known. */
const shown = {
  kind: 'grey',
  rows: 1,
  columns: 1,
  pixels: new Uint16Array(1),
  slope: 1,
  intercept: 0,
  invert: false,
  window: { center: 1, width: 1 },
  table: null,
} as const;

function deep(min: number, max: number): Reply {
  return { kind: 'decoded', picture: { ok: true, value: { ...shown, min, max } } };
}

test('a deep run without a window is shown through the one that its frames tell, found once with the first frame that is wanted', async () => {
  const { wantPicture, run: eightBits } = await fresh();
  const image = { ...eightBits.run.image, bitsAllocated: 16, bitsStored: 12, frames: 4 } as const;
  const run = { ...eightBits, run: { ...eightBits.run, image } };
  const { glimpse } = await import('../../../renderer/decoding/pool.ts');
  const both = Promise.all([wantPicture(run, 2), wantPicture(run, 2)]);
  await settled();
  const early = glimpse(run);
  // Of four frames all are looked at, two workers at a time; one of them has nothing to tell.
  const told = [deep(20, 900), deep(7, 100), decoded, deep(50, 4006)];
  for (const [turn, reply] of told.entries()) {
    worker(turn % 2).answer(reply);
    await settled();
  }
  const asked = [...worker(0).asked, ...worker(1).asked];
  const described = asked.flatMap((request) => (request.kind === 'run' ? [request.run.image.window] : []));
  // 7 to 4,006 are 4,000 values, of which the one in the middle is 2,006.5 + 0.5.
  expect(described).toEqual([null, { center: 2007, width: 4000 }, null]);
  expect(asked.flatMap((request) => (request.kind === 'frame' ? [request.frame] : []))).toEqual([0, 2, 2, 1, 3]);
  worker(0).answer(decoded);
  expect(await both).toEqual([decoded.picture, decoded.picture]);
  // Until then the first frame may be looked at by its own values.
  expect(await early).toEqual({ ...shown, min: 20, max: 900 });
  expect([await glimpse(run), await glimpse(eightBits)]).toEqual([null, null]);
});

test('a frame that could not be decoded while the window of a deep run was looked for is looked at when it can', async () => {
  const { wantPicture, pictureNow, run: eightBits } = await fresh();
  const { onRewindowed, windowChanges } = await import('../../../renderer/decoding/pool.ts');
  const image = { ...eightBits.run.image, bitsAllocated: 16, bitsStored: 12, frames: 2 } as const;
  const run = { ...eightBits, run: { ...eightBits.run, image } };
  const told: unknown[] = [];
  onRewindowed((source) => told.push(source.location));
  const end = onRewindowed(() => told.push('another'));
  const before = windowChanges(run);
  const lost: Reply = { kind: 'decoded', picture: { ok: false, problem: 'The drive is gone.' } };
  const answered = async (index: number, reply: Reply) => {
    worker(index).answer(reply);
    await settled();
  };
  const first = wantPicture(run, 0);
  await settled();
  await answered(0, deep(10, 19));
  await answered(1, lost);
  await answered(0, deep(10, 19));
  await first;
  expect([told, windowChanges(run)]).toEqual([[], before]);
  // The frame comes back: it is decoded for itself, for the window, and through the window of both.
  const second = wantPicture(run, 1);
  await settled();
  for (let turn = 0; turn < 3; turn += 1) await answered(0, deep(10, 109));
  await second;
  const windows = worker(0).asked.flatMap((request) => (request.kind === 'run' ? [request.run.image.window] : []));
  // 10 to 19 are ten values around 14.5, 10 to 109 a hundred around 59.5.
  const [narrow, wide] = [
    { center: 15, width: 10 },
    { center: 60, width: 100 },
  ];
  expect(windows).toEqual([null, narrow, null, wide]);
  expect([worker(0).frames(), pictureNow(run, 0)]).toEqual([[0, 0, 1, 1, 1], null]);
  // Cut and thumbnail are told, and made anew under another number.
  end();
  expect([told, before, windowChanges(run)]).toEqual([[run.location, 'another'], 0, 1]);
});
