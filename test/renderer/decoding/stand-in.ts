import { afterAll, beforeEach, vi } from 'vitest';
import type { Picture } from '../../../core/dicom/run.ts';
import type { Reply, Request } from '../../../renderer/decoding/messages.ts';
import { openedRun } from '../viewer/run.ts';

/** Stands for the browser's Worker: keeps what it was asked and answers when the test says so. */
export class StandIn extends EventTarget {
  static readonly all: StandIn[] = [];
  /** The worker that reads for them. */
  static readonly bytes: StandIn[] = [];
  readonly asked: Request[] = [];
  terminated = false;

  constructor(_address: URL, { name }: WorkerOptions) {
    super();
    if (name === 'bytes') StandIn.bytes.push(this);
    else StandIn.all.push(this);
  }

  postMessage(request: Request): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  frames(): number[] {
    return this.asked.flatMap((request) => (request.kind === 'frame' ? [request.frame] : []));
  }

  answer(reply: Reply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }
}

/** Has stand-ins for workers in all tests of a file, on a machine of two processors. */
export function standInForWorkers(): void {
  vi.stubGlobal('Worker', StandIn);
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  afterAll(() => vi.unstubAllGlobals());
  beforeEach(() => {
    vi.resetModules();
    StandIn.all.length = 0;
    StandIn.bytes.length = 0;
  });
}

/** What a worker answers. */
export const picture: Picture = { kind: 'colour', rows: 1, columns: 1, rgba: new Uint8ClampedArray(4) };
export const decoded = { kind: 'decoded', picture: { ok: true, value: picture } } as const satisfies Reply;
/** Once all that was to come of itself has. */
export const settled = () => new Promise((resolve) => setTimeout(resolve));

/** The pictures with nothing decoded yet, and a run. */
export async function fresh() {
  const { wantPicture, fetchAhead, pictureNow } = await import('../../../renderer/decoding/pictures.ts');
  return { wantPicture, fetchAhead, pictureNow, run: openedRun() };
}

/** A worker that was started. */
export function worker(index = 0): StandIn {
  const found = StandIn.all[index];
  if (found === undefined) throw new Error(`no worker ${index} was started`);
  return found;
}
