import { expect, test, vi } from 'vitest';
import { decoded, fresh, picture, StandIn, settled, standInForWorkers, worker } from './stand-in.ts';

standInForWorkers();

test('the frame wanted last is decoded first, and the run is described to a worker only once', async () => {
  const { wantPicture, run } = await fresh();
  for (const frame of [0, 1, 2]) void wantPicture(run, frame);
  await settled();
  worker(0).answer(decoded);
  await settled();
  const described = worker(0).asked.filter(({ kind }) => kind === 'run').length;
  // Two workers even on a machine of two processors: while one waits for bytes, the other decodes.
  expect([worker(0).frames(), worker(1).frames(), described]).toEqual([[2, 0], [1], 1]);
});

test('a frame on its way is not asked for twice, and a decoded one not again', async () => {
  const { wantPicture, pictureNow, run } = await fresh();
  const both = Promise.all([wantPicture(run, 5), wantPicture(run, 5)]);
  await settled();
  worker().answer(decoded);
  await both;
  await wantPicture(run, 5);
  expect([worker().frames(), pictureNow(run, 5) === picture]).toEqual([[5], true]);
});

test('a waiting frame that nobody looks at any more is not decoded', async () => {
  const { wantPicture, run } = await fresh();
  const left = new AbortController();
  void wantPicture(run, 7);
  await settled();
  void wantPicture(run, 3, left.signal);
  void wantPicture(run, 4);
  left.abort();
  for (let reply = 0; reply < 2; reply += 1) {
    worker().answer(decoded);
    await settled();
  }
  expect(worker().frames()).toEqual([7, 4]);
});

test('what is fetched ahead gives way to what is looked at, and is forgotten when the playhead moves on', async () => {
  const { wantPicture, fetchAhead, run } = await fresh();
  fetchAhead(run, [1, 2, 3], 1);
  await settled();
  fetchAhead(run, [6, 7], 1);
  void wantPicture(run, 9);
  for (let reply = 0; reply < 4; reply += 1) {
    worker().answer(decoded);
    await settled();
  }
  expect(worker().frames()).toEqual([1, 9, 6, 7]);
});

test('a worker that stops fails its frame with a sentence naming the file; another one takes the next frame', async () => {
  const { wantPicture, run } = await fresh();
  const first = wantPicture(run, 0);
  await settled();
  worker().dispatchEvent(new Event('error', { cancelable: true }));
  const failed = await first;
  const second = wantPicture(run, 0);
  await settled();
  worker(1).answer(decoded);
  expect([failed, await second, worker().terminated]).toEqual([
    { ok: false, problem: 'run.dcm could not be decoded because the decoder stopped; open the file again.' },
    { ok: true, value: picture },
    true,
  ]);
});

test('when the worker that reads bytes stops, the frames on their way fail with a sentence and the next ones get workers that can read', async () => {
  const { wantPicture, run } = await fresh();
  const first = wantPicture(run, 0);
  await settled();
  StandIn.bytes[0]?.dispatchEvent(new Event('error', { cancelable: true }));
  const failed = await first;
  void wantPicture(run, 1);
  await settled();
  expect([failed.ok, worker(0).terminated, worker(1).frames()]).toEqual([false, true, [1]]);
  // Both are told anew where the run is.
  expect(StandIn.bytes.map(({ asked }) => asked.filter(({ kind }) => String(kind) === 'source').length)).toEqual([
    1, 1,
  ]);
});

test('a frame that takes for ever is given up after its seconds and its worker replaced; the frame on the screen never waits for it', async () => {
  vi.useFakeTimers();
  try {
    const { wantPicture, fetchAhead, run } = await fresh();
    fetchAhead(run, [1, 2], 1);
    await vi.advanceTimersByTimeAsync(0);
    // Both workers hang on frames that nobody looks at; a frame that comes as usual is faster than a new worker.
    const looked = wantPicture(run, 5);
    await vi.advanceTimersByTimeAsync(100);
    expect([StandIn.all.length, worker(2).frames()]).toEqual([3, [5]]);
    worker(2).answer(decoded);
    expect(await looked).toEqual({ ok: true, value: picture });
    // A frame that is looked at and hangs as well is left behind after a second.
    const hung = wantPicture(run, 6);
    await vi.advanceTimersByTimeAsync(1000);
    const next = wantPicture(run, 8);
    await vi.advanceTimersByTimeAsync(0);
    StandIn.all.find((candidate) => candidate.frames().includes(8))?.answer(decoded);
    expect(await next).toEqual({ ok: true, value: picture });
    await vi.advanceTimersByTimeAsync(10_000);
    const problem = 'run.dcm was given up: frame 7 took longer than 10 s; copy or export the file again.';
    expect(await hung).toEqual({ ok: false, problem });
    expect(StandIn.all.every(({ terminated }) => terminated)).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test('a thumbnail is made of the picture that is there or on its way, and decoded anew where that was given up', async () => {
  const { wantPicture, run } = await fresh();
  const { makeThumbnail, thumbnailNow } = await import('../../../renderer/decoding/thumbnail.ts');
  const middle = Math.floor(run.run.image.frames / 2);
  const made: unknown[] = [];
  const waits = new AbortController();
  // Both workers are busy: the middle frame waits.
  for (const frame of [0, 1]) void wantPicture(run, frame);
  await settled();
  void wantPicture(run, middle, waits.signal);
  makeThumbnail(run, (small) => made.push(small?.width));
  await settled();
  waits.abort();
  await settled();
  for (const index of [0, 1]) worker(index).answer(decoded);
  await settled();
  expect([...worker(0).frames(), ...worker(1).frames()].toSorted()).toEqual([0, 1, middle].toSorted());
  for (const index of [0, 1]) worker(index).answer(decoded);
  await settled();
  const { location } = run;
  const other = { ...run, location: { ...location } };
  expect([made, thumbnailNow(run, 0)?.width, thumbnailNow(other, 0)]).toEqual([[1], 1, null]);
  // The same run opened again is decoded once for both.
  const asked = worker(0).asked.length + worker(1).asked.length;
  const again = wantPicture(other, middle);
  makeThumbnail(other, (small) => made.push(small?.width));
  await settled();
  for (const index of [0, 1]) worker(index).answer(decoded);
  await again;
  await settled();
  // The run is described under the number of its new opening, and one frame is asked for.
  expect([made, worker(0).asked.length + worker(1).asked.length - asked]).toEqual([[1, 1], 2]);
});
