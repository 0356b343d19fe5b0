import { transferSyntaxName } from '../../../core/dicom/header/transfer-syntaxes.ts';
import { MOST_CONTEXTS } from '../../../core/network/dimse/limits.ts';
import { requestOf, type Wish } from '../../../core/network/dimse/proposing.ts';
import { store } from '../../../core/network/dimse/store.ts';
import { objectKind } from '../../../core/network/object-kinds.ts';
import type { ObjectAnswer, ObjectFile } from '../../../core/network/objects.ts';
import type { TransferProgress } from '../../../core/network/service.ts';
import { storeAnswer } from '../../../core/network/store-status.ts';
import { Refusal } from '../refusal.ts';
import { type Answered, answering, UNHEARD } from '../transfer/answering.ts';
import { dataSetPieces, dataSetStart } from './data-set.ts';
import { type Link, linked, type Peer } from './linked.ts';
import { titlesOf } from './titles.ts';
import { toldRefusal } from './told.ts';

/**
 * Sends files as they are stored, one after another on an association with a context for each class and encoding among them. Gives an
 * answer for each file in their order; never throws for what the network does. Nothing is transcoded.
 */
export async function sendFiles(
  peer: Peer,
  files: readonly ObjectFile[],
  progress: TransferProgress,
  signal: AbortSignal,
  answered: Answered = UNHEARD,
): Promise<readonly ObjectAnswer[]> {
  const { answers, sent, take } = answering(files.length, progress, answered);
  for (const batch of batches(files)) {
    const before = answers.length;
    try {
      await linked(peer, requestOf(titlesOf(peer.place), batch.wishes), signal, async (link) => {
        for (const [index, file] of batch.files.entries())
          await take([await stored(peer, link, file, index + 1, sent)]);
      });
    } catch (failure) {
      const { message, retry } = toldRefusal(failure, peer.place);
      const left = batch.files.slice(answers.length - before);
      await take(left.map(({ uid }) => ({ uid, state: 'failed', reason: message, again: retry !== 'never' })));
    }
  }
  return answers;
}

interface Batch {
  readonly files: ObjectFile[];
  readonly wishes: Wish[];
}

/** Files in their order, as many together as the contexts of one association can carry. */
function batches(files: readonly ObjectFile[]): readonly Batch[] {
  const all: Batch[] = [];
  for (const file of files) {
    let batch = all.at(-1);
    const isNew = batch?.wishes.every((wish) => !fits(wish, file)) ?? true;
    if (batch === undefined || (isNew && batch.wishes.length === MOST_CONTEXTS)) {
      batch = { files: [], wishes: [] };
      all.push(batch);
    }
    if (isNew) batch.wishes.push({ abstractSyntax: file.sopClass, transferSyntaxes: [file.transferSyntax] });
    batch.files.push(file);
  }
  return all;
}

function fits({ abstractSyntax, transferSyntaxes }: Wish, { sopClass, transferSyntax }: ObjectFile): boolean {
  return abstractSyntax === sopClass && transferSyntaxes.includes(transferSyntax);
}

async function stored(
  { place }: Peer,
  { talk }: Link,
  file: ObjectFile,
  messageId: number,
  sent: (bytes: number) => void,
): Promise<ObjectAnswer> {
  const { uid, sopClass, transferSyntax } = file;
  const context = [...talk.contexts.values()].find(
    (one) => one.abstractSyntax === sopClass && one.transferSyntax === transferSyntax,
  );
  if (context === undefined) return { uid, state: 'failed', again: false, ...notTaken(place.name, file, talk.refused) };
  let start: number;
  try {
    start = await dataSetStart(file);
  } catch (failure) {
    if (failure instanceof Refusal) return { uid, state: 'failed', reason: failure.message, again: false };
    throw failure;
  }
  const pieces = async function* () {
    for await (const piece of dataSetPieces(file, start)) {
      yield piece;
      sent(piece.length);
    }
  };
  const status = await store(talk, context, { sopClass, instance: uid, pieces }, messageId % 0x10000);
  return storeAnswer(uid, status & 0xffff, place.name);
}

/** Result of a context that was refused for its encoding (PS3.8 table 9-18). */
const NO_SUCH_SYNTAX = 4;

function notTaken(name: string, file: ObjectFile, refused: ReadonlyMap<number, number>) {
  const kind = objectKind(file.sopClass).toLowerCase();
  if (![...refused.values()].includes(NO_SUCH_SYNTAX))
    return { reason: `${name} does not take objects of this kind (${kind}); ask its administrator.` };
  const syntax = transferSyntaxName(file.transferSyntax);
  return { reason: `${name} does not take ${syntax}; ask its administrator to allow it.`, encoding: true };
}
