import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ObjectAnswer, ObjectFile } from '../../../core/network/objects.ts';
import type { TransferProgress } from '../../../core/network/service.ts';
import { failureReason } from '../../failure.ts';
import { Refusal, withRetries } from '../refusal.ts';
import { type Answered, answering, UNHEARD } from '../transfer/answering.ts';
import { exchange, refused, textIn } from './exchange.ts';
import { refusalOf } from './failures.ts';
import type { Peer } from './peer.ts';
import { storedAnswers } from './stored.ts';

/** One request carries so many objects, or so many bytes, at most. */
const [MOST_OBJECTS, MOST_BYTES] = [50, 200 * 1000 * 1000];
/** An answer about them may have so many bytes. */
const LONGEST_ANSWER = 8 * 1024 * 1024;
const PIECE = 256 * 1024;

/**
 * Sends files as they are (STOW-RS, PS3.18 10.5), in requests of bounded size, each with its length known before. Gives an answer for
 * each file in their order; never throws for what the network does.
 */
export async function storeObjects(
  peer: Peer,
  files: readonly ObjectFile[],
  progress: TransferProgress,
  signal: AbortSignal,
  answered: Answered = UNHEARD,
): Promise<readonly ObjectAnswer[]> {
  const { answers, sent, take } = answering(files.length, progress, answered);
  const left = batches(files);
  for (let batch = left.shift(); batch !== undefined; batch = left.shift()) {
    const outcome = await attempt(peer, batch, sent, signal);
    if (outcome === 'too much') {
      const half = Math.ceil(batch.length / 2);
      left.unshift(batch.slice(0, half), batch.slice(half));
      continue;
    }
    await take(outcome.answers);
    if (outcome.ends === null) continue;
    await take(failed(left.flat(), outcome.ends));
    break;
  }
  return answers;
}

function batches(files: readonly ObjectFile[]): (readonly ObjectFile[])[] {
  const all: ObjectFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = all.at(-1);
    bytes += file.size;
    if (last !== undefined && last.length < MOST_OBJECTS && bytes <= MOST_BYTES) {
      last.push(file);
      continue;
    }
    all.push([file]);
    bytes = file.size;
  }
  return all;
}

/** What became of a batch, and why nothing further is to be sent; 'too much' where the place wants smaller ones. */
type Outcome = { readonly answers: readonly ObjectAnswer[]; readonly ends: Refusal | null } | 'too much';

async function attempt(
  peer: Peer,
  batch: readonly ObjectFile[],
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return await withRetries(peer.patience.waits, signal, () => once(peer, batch, sent, signal));
  } catch (error) {
    const refusal = refusalOf(error, peer);
    return { answers: failed(batch, refusal), ends: refusal instanceof OfThisBatch ? null : refusal };
  }
}

/** A refusal that says nothing about further batches. */
class OfThisBatch extends Refusal {}

function failed(files: readonly ObjectFile[], { message, retry }: Refusal): readonly ObjectAnswer[] {
  return files.map(({ uid }) => ({ uid, state: 'failed', reason: message, again: retry !== 'never' }));
}

/** Statuses that may come with an answer on each object (PS3.18 10.5.3): a batch of which half was stored came back as 400. */
const WITH_ANSWERS: ReadonlySet<number> = new Set([200, 202, 400, 409]);

async function once(
  peer: Peer,
  batch: readonly ObjectFile[],
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  let bytes = 0;
  try {
    const body = bodyOf(batch, (count) => {
      bytes += count;
      sent(count);
    });
    const answer = await exchange(peer, { path: ['studies'], accept: 'application/dicom+json', body }, signal);
    if (answer.status === 413 && batch.length > 1) {
      answer.close();
      sent(-bytes);
      return 'too much';
    }
    if (!WITH_ANSWERS.has(answer.status)) {
      const refusal = refused(answer, peer);
      throw answer.status === 413
        ? new OfThisBatch(`${peer.name} does not take an object of this size (413).`)
        : refusal;
    }
    const answers = storedAnswers(await textIn(answer, LONGEST_ANSWER, peer), batch, peer.name);
    if (answers !== null) return { answers, ends: null };
    if (answer.status >= 400) throw refused(answer, peer);
    throw new OfThisBatch(
      `${peer.name} did not say which objects it stored; look for them there before you send again.`,
    );
  } catch (error) {
    sent(-bytes);
    throw error;
  }
}

/** A multipart body over files, with its length in bytes. Throws, while it is read, where a file is no longer what it was. */
function bodyOf(files: readonly ObjectFile[], sent: (bytes: number) => void) {
  const boundary = `ivus-${randomBytes(16).toString('hex')}`;
  const head = Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`, 'latin1');
  const between = Buffer.from('\r\n', 'latin1');
  const end = Buffer.from(`--${boundary}--\r\n`, 'latin1');
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const file of files) {
      yield head;
      for await (const piece of bytesOf(file)) {
        yield piece;
        sent(piece.length);
      }
      yield between;
    }
    yield end;
  }
  return {
    type: `multipart/related; type="application/dicom"; boundary=${boundary}`,
    length: files.reduce((sum, { size }) => sum + head.length + size + between.length, end.length),
    pieces: pieces(),
  };
}

async function* bytesOf({ path, size }: ObjectFile): AsyncGenerator<Uint8Array> {
  let read = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE, end: Math.max(0, size - 1) })) {
      read += piece.length;
      yield piece;
    }
  } catch (error) {
    throw new OfThisBatch(`A file could not be sent because ${failureReason(error)}.`);
  }
  if (read !== size) throw new OfThisBatch('A file changed while it was sent and was given up; send it again.');
}
