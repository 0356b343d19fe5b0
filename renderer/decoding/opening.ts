import type { Run } from '../../core/dicom/run.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Location } from '../shell/location.ts';
import { digestAt, sourceRef } from './bytes.ts';
import type { Read } from './messages.ts';
import { enqueue, giveUp, type Job, post } from './workers.ts';

/** Seconds within which a file is opened. */
const OPENING = 20;

let asked = 0;

/**
 * Reads a file's header in a worker, and its digest; or what a structured report has drawn; the sentence when it is neither, or
 * when nobody waits for it any more. `headed` gets the run before its digest is worked out.
 */
export async function openInWorker(
  location: Location,
  signal: AbortSignal,
  headed: (run: Run) => void,
): Promise<Result<Read>> {
  const header = await headerInWorker(location, signal);
  if (!header.ok) return header;
  if ('report' in header.value) return ok(header.value);
  const { run } = header.value;
  headed(run);
  const digest = await Promise.race([digestAt(location), givenUp(location, signal)]);
  return digest.ok ? ok({ run, digest: digest.value }) : digest;
}

/** A file as its header tells it. */
type Header = { readonly run: Run } | Extract<Read, { readonly report: unknown }>;

/** The sentence that nobody waits any more, once that is so. */
function givenUp({ name }: Location, signal: AbortSignal): Promise<Result<never>> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(fail(`${name} is no longer needed.`)), { once: true });
  });
}

function headerInWorker(location: Location, signal: AbortSignal): Promise<Result<Header>> {
  return new Promise((resolve) => {
    asked += 1;
    const job: Job = {
      urgency: 'open',
      order: -asked,
      name: location.name,
      within: { seconds: OPENING, what: 'opening it' },
      send: (hand) => post(hand, { kind: 'open', source: sourceRef(location) }),
      done: (reply) => {
        if (typeof reply === 'string') resolve(fail(reply));
        else if (reply.kind === 'opened') resolve(reply.opened.ok ? ok({ run: reply.opened.value }) : reply.opened);
        else if (reply.kind === 'report') resolve(ok({ report: reply.report }));
      },
    };
    enqueue(job);
    signal.addEventListener('abort', () => giveUp(job), { once: true });
  });
}
