import { type FileHandle, open } from 'node:fs/promises';
import { charactersOf } from '../../../core/dicom/bytes/characters.ts';
import { parseElements } from '../../../core/dicom/header/dataset.ts';
import type { ObjectFile } from '../../../core/network/objects.ts';
import { failureReason } from '../../failure.ts';
import { Refusal } from '../refusal.ts';

/** Group 2 ends within so many bytes of a file; real ones within some hundred. */
const HEAD = 64 * 1024;
/** A preamble and the letters DICM. */
const START = 132;
/** So many bytes are read at a time. */
const PIECE = 512 * 1024;
/** Pieces in memory: one on its way to the peer, two that wait, one that is read. */
const ROOM = 4;

/** Where the data set of a file begins, behind group 2. Throws a Refusal where the file is no longer what it was. */
export async function dataSetStart({ path, sopClass, transferSyntax }: ObjectFile): Promise<number> {
  const head = await beginning(path);
  const explicit = { explicit: true, littleEndian: true };
  const { data, end, intact } = parseElements(head, START, explicit, (group) => group === 2);
  const same = data.text('x00020002') === sopClass && data.text('x00020010') === transferSyntax;
  if (charactersOf(head.subarray(START - 4, START)) === 'DICM' && intact && same) return end;
  throw changed();
}

async function beginning(path: string): Promise<Uint8Array> {
  try {
    const handle = await open(path, 'r');
    try {
      const bytes = new Uint8Array(HEAD);
      const { bytesRead } = await handle.read(bytes, 0, HEAD, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * The data set of a file as it lies on the disk, piece by piece, each read while the one before it is sent. A piece is good until the
 * second one after it is asked for: its memory is used again. Throws a Refusal where the file cannot be read or has changed its length.
 */
export async function* dataSetPieces({ path, size }: ObjectFile, start: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r').catch((error) => {
    throw unreadable(error);
  });
  const room = Array.from({ length: ROOM }, () => new Uint8Array(PIECE));
  const pieceAt = (at: number) => filled(handle, room[Math.floor((at - start) / PIECE) % ROOM] ?? new Uint8Array(), at);
  let coming = pieceAt(start);
  try {
    for (let at = start; ; ) {
      const piece = await coming;
      at += piece.length;
      if (piece.length < PIECE) {
        if (at !== size) throw changed();
        if (piece.length > 0) yield piece;
        return;
      }
      coming = pieceAt(at);
      yield piece;
    }
  } catch (error) {
    throw unreadable(error);
  } finally {
    await coming.catch(() => undefined);
    await handle.close();
  }
}

/** Fills as much of `bytes` as the file has from a place on. */
async function filled(handle: FileHandle, bytes: Uint8Array, from: number): Promise<Uint8Array> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done);
    if (bytesRead === 0) return bytes.subarray(0, done);
    done += bytesRead;
  }
  return bytes;
}

function unreadable(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(`A file could not be sent because ${failureReason(error)}.`);
}

function changed(): Refusal {
  return new Refusal('A file changed while it was sent and was given up; send it again.');
}
