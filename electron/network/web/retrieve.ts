import type { FetchedFile, FetchOutcome, Transfer, Wanted } from '../../../core/network/objects.ts';
import { CANCELLED, type TransferProgress } from '../../../core/network/service.ts';
import { goOn, Refusal, tooMany, withRetries } from '../refusal.ts';
import { type Incoming, incoming, landedFile } from '../transfer/incoming.ts';
import { type Answer, exchange, refused } from './exchange.ts';
import { damaged, notDicomweb, refusalOf } from './failures.ts';
import { boundaryIn, Malformed, multipartReader } from './multipart.ts';
import type { Peer } from './peer.ts';
import { findInstances } from './query.ts';

/** Stored bytes, whatever they are compressed by. */
const STORED = 'multipart/related; type="application/dicom"; transfer-syntax=*';

/** An object at a place. */
interface Place {
  readonly study: string;
  readonly series: string;
  readonly uid: string;
}

/**
 * Fetches objects one after another into a folder (WADO-RS by instance, PS3.18 10.4), each as it is stored. What is there already is
 * left; an object that does not come costs a sentence, a place that refuses everything ends the work with one.
 */
export async function fetchObjects(
  peer: Peer,
  wanted: readonly Wanted[],
  folder: string,
  progress: TransferProgress,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const files: FetchedFile[] = [];
  const problems: string[] = [];
  try {
    const objects = await listed(peer, wanted, signal);
    let transfer: Transfer = { done: 0, all: objects.length, bytes: 0 };
    const more = (bytes: number, done = 0) => {
      transfer = { ...transfer, done: transfer.done + done, bytes: transfer.bytes + bytes };
      progress(transfer);
    };
    more(0);
    for (const object of objects) {
      goOn(signal);
      const landed = await landedFile(folder, object.uid);
      const one = landed ?? (await fetched(peer, object, folder, more, signal));
      if ('problem' in one) problems.push(one.problem);
      else files.push(one);
      more(0, 1);
    }
    return { files, problems, cancelled: false };
  } catch (error) {
    const { message } = refusalOf(error, peer);
    return message === CANCELLED
      ? { files, problems, cancelled: true }
      : { files, problems: [...problems, message], cancelled: false };
  }
}

/** Every object that is wanted, each once. */
async function listed(peer: Peer, wanted: readonly Wanted[], signal: AbortSignal): Promise<readonly Place[]> {
  const objects = new Map<string, Place>();
  for (const { study, series, instances } of wanted) {
    for (const uid of instances ?? (await allOf(peer, study, series, signal))) objects.set(uid, { study, series, uid });
  }
  return [...objects.values()];
}

async function allOf(peer: Peer, study: string, series: string, signal: AbortSignal): Promise<readonly string[]> {
  const { rows, more } = await findInstances(peer, study, series, signal);
  if (more) throw tooMany(peer.name);
  return rows.map(({ uid }) => uid);
}

/** One object, tried again where that helps; throws what ends all of the work. */
async function fetched(
  peer: Peer,
  object: Place,
  folder: string,
  more: (bytes: number) => void,
  signal: AbortSignal,
): Promise<FetchedFile | { readonly problem: string }> {
  try {
    return await withRetries(peer.patience.waits, signal, () => once(peer, object, folder, more, signal));
  } catch (error) {
    if (error instanceof OfThisObject) return { problem: error.message };
    throw error;
  }
}

/** A refusal that concerns one object only. */
class OfThisObject extends Refusal {}

/** Statuses that speak of the object, not of the place. */
const OF_OBJECT: ReadonlySet<number> = new Set([400, 404, 406, 409, 410]);

async function once(
  peer: Peer,
  { study, series, uid }: Place,
  folder: string,
  more: (bytes: number) => void,
  signal: AbortSignal,
): Promise<FetchedFile> {
  const path = ['studies', study, 'series', series, 'instances', uid];
  const answer = await exchange(peer, { path, accept: STORED }, signal);
  if (answer.status !== 200) {
    const refusal = refused(answer, peer);
    throw OF_OBJECT.has(answer.status) ? new OfThisObject(refusal.message) : refusal;
  }
  const file = await incoming(folder, uid, peer.name);
  let bytes = 0;
  try {
    await taken(answer, peer, file, (count) => {
      bytes += count;
      more(count);
    });
  } catch (error) {
    answer.close();
    await file.discard();
    more(-bytes);
    throw error instanceof Malformed ? damaged(peer) : error;
  }
  return file.land().catch((error: unknown) => {
    throw new OfThisObject(refusalOf(error, peer).message);
  });
}

/** Writes the one object of an answer; whole only when its last boundary has come and its length, where it is given, fits. */
async function taken(answer: Answer, peer: Peer, file: Incoming, more: (bytes: number) => void): Promise<void> {
  const type = answer.headers['content-type'] ?? '';
  const write = async (bytes: Uint8Array) => {
    await file.write(bytes);
    more(bytes.length);
  };
  if (/^\s*application\/dicom\s*(;|$)/i.test(type)) {
    for await (const bytes of answer.body) await write(bytes);
    return;
  }
  const boundary = boundaryIn(type);
  if (boundary === null) throw notDicomweb(peer);
  const read = multipartReader(boundary);
  let [parts, left, closed] = [0, Number.NaN, false];
  for await (const chunk of answer.body) {
    for (const piece of read(chunk)) {
      if (piece.kind === 'closed') closed = true;
      if (piece.kind === 'part') {
        if (++parts > 1) throw new OfThisObject(`${peer.name} sent more than the one object that was asked for.`);
        left = Number(piece.headers.get('content-length') ?? Number.NaN);
      }
      if (piece.kind !== 'bytes') continue;
      left -= piece.bytes.length;
      await write(piece.bytes);
    }
  }
  if (!closed || parts === 0 || (Number.isFinite(left) && left !== 0)) throw damaged(peer);
}
