import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { Picture } from '../../../core/dicom/run.ts';
import type { Reply, Request } from '../../../renderer/decoding/messages.ts';
import type { Progress } from '../../../renderer/timeline/cubes.ts';
import { openedRun } from '../viewer/run.ts';

const picture: Picture = { kind: 'colour', rows: 1, columns: 1, rgba: new Uint8ClampedArray(4) };

/** Stands for the browser's workers: keeps what they were asked, in order, until the test has it answered. */
class StandIn extends EventTarget {
  static asked: { readonly worker: StandIn; readonly request: Request & { readonly frame: number } }[] = [];

  postMessage(request: Request): void {
    if ('frame' in request) StandIn.asked.push({ worker: this, request });
  }

  terminate(): void {}
}

vi.stubGlobal('Worker', StandIn);
vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
afterAll(() => vi.unstubAllGlobals());
let answered = 0;
beforeEach(() => {
  vi.resetModules();
  StandIn.asked = [];
  answered = 0;
});

const nothing = () => undefined;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const order = () => StandIn.asked.map(({ request: { kind, frame } }) => `${kind} ${frame}`);

/** Answers the requests in their order, this many of them; frame 4 cannot be decoded. */
async function answer(count: number): Promise<void> {
  for (const end = answered + count; answered < end; answered += 1) {
    await settled();
    const asked = StandIn.asked[answered];
    if (asked === undefined) throw new Error('nothing more was asked');
    asked.worker.dispatchEvent(new MessageEvent('message', { data: replyTo(asked.request) }));
  }
  await settled();
}

function replyTo(request: Request & { readonly frame: number }): Reply {
  if (request.kind !== 'polar') return { kind: 'decoded', picture: { ok: true, value: picture } };
  if (request.frame === 4) return { kind: 'polar', samples: { ok: false, problem: 'broken' } };
  const { angles, radii } = request.plan;
  return { kind: 'polar', samples: { ok: true, value: new Uint8Array(angles * radii) } };
}

async function fresh() {
  const { cubeOf, fill } = await import('../../../renderer/timeline/cubes.ts');
  const { wantPicture, fetchAhead } = await import('../../../renderer/decoding/pictures.ts');
  const run = openedRun();
  return { fill, wantPicture, fetchAhead, run, cube: cubeOf(run, 1, 0), cubeOf };
}

test('the cut is built frame by frame to its end; a frame that cannot be decoded is counted and left empty', async () => {
  const { fill, run, cube } = await fresh();
  const columns: number[] = [];
  const progress: Progress[] = [];
  fill(
    run,
    cube,
    (column) => columns.push(column),
    (now) => progress.push(now),
  );
  await answer(10);
  expect([columns, progress.at(-1)]).toEqual([[0, 1, 2, 3, 5, 6, 7, 8, 9], { done: 9, refused: 1, of: 10 }]);
  expect([...cube.filled]).toEqual([1, 1, 1, 1, 0, 1, 1, 1, 1, 1]);
});

test('the frame that is looked at and those fetched ahead come before the cut', async () => {
  const { fill, wantPicture, fetchAhead, run, cube } = await fresh();
  fill(run, cube, nothing, nothing);
  await settled();
  fetchAhead(run, [6, 7], 1);
  await settled();
  void wantPicture(run, 8);
  await answer(3);
  expect(order()).toEqual(['polar 0', 'polar 1', 'frame 8', 'frame 6', 'frame 7']);
});

test('a run that is left is sampled no further, and goes on where it stood when it is shown again', async () => {
  const { fill, run, cube, cubeOf } = await fresh();
  const stop = fill(run, cube, nothing, nothing);
  await answer(1);
  stop();
  await answer(1);
  const before = order();
  fill(run, cubeOf(run, 1, 0), nothing, nothing);
  await settled();
  expect([before, order()]).toEqual([
    ['polar 0', 'polar 1', 'polar 2'],
    ['polar 0', 'polar 1', 'polar 2', 'polar 2'],
  ]);
});

test('a run of which frame after frame cannot be decoded is not read to its end', async () => {
  const { fill, run, cube } = await fresh();
  const progress: Progress[] = [];
  fill(run, cube, nothing, (now) => progress.push(now));
  for (let asked = 0; asked < 8; asked += 1) {
    await settled();
    const refused: Reply = { kind: 'polar', samples: { ok: false, problem: 'broken' } };
    StandIn.asked[asked]?.worker.dispatchEvent(new MessageEvent('message', { data: refused }));
  }
  await settled();
  // Each of the two workers has one frame at a time.
  expect([StandIn.asked.length, progress.at(-1)]).toEqual([
    9,
    { done: 0, refused: 8, of: cube.plan.columns, stopped: true },
  ]);
});

test('while the hand scrubs one worker alone fills the cut; the others take part as soon as it rests', async () => {
  const { fill, run, cube } = await fresh();
  const { useApp } = await import('../../../renderer/state/store.ts');
  useApp.setState(({ panes }) => ({ panes: panes.map((pane) => ({ ...pane, frame: pane.frame + 1 })) }));
  fill(run, cube, nothing, nothing);
  await settled();
  const scrubbing = order();
  await vi.waitFor(() => expect(order()).toEqual(['polar 0', 'polar 1']), { timeout: 20_000 });
  expect(scrubbing).toEqual(['polar 0']);
});

test('through another window a run is sampled anew; what was sampled before stays apart', async () => {
  const { fill, run, cube, cubeOf } = await fresh();
  fill(run, cube, nothing, nothing);
  await answer(2);
  const rewindowed = cubeOf(run, 1, 1);
  expect([cube.filled.slice(0, 3), rewindowed.filled.slice(0, 3)].map((filled) => [...filled])).toEqual([
    [1, 1, 0],
    [0, 0, 0],
  ]);
  expect([cubeOf(run, 1, 0) === cube, cubeOf(run, 1, 1) === rewindowed]).toEqual([true, true]);
});
