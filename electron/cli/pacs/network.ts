import { join } from 'node:path';
import type { Transfer } from '../../../core/network/objects.ts';
import { type Place, secretOf } from '../../../core/network/place.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { clientsOf, type Deed, type ReachedPlace } from '../../network/clients.ts';
import type { MoveDestination } from '../../network/dimse/move-destination.ts';
import { type NetworkFiles, networkFiles } from '../../network/network-files.ts';
import { notesAt } from '../../network/notes.ts';
import { placesAt } from '../../network/places.ts';
import type { Secrets } from '../../network/secrets.ts';
import { userDataHere } from '../../runtime/user-data.ts';
import type { Io } from '../io.ts';
import { askedSecret } from './secret.ts';

/** Where the network's data of this computer are: those of the window. */
export function networkHere(): NetworkFiles {
  return networkFiles(join(userDataHere(), 'network'));
}

/** The archive that is meant by a name or an id, or the sentence that there is none. */
export async function placeNamed(files: NetworkFiles, word: string): Promise<Result<Place>> {
  const { places, problem } = await placesAt(files.places).list();
  if (problem !== null) return fail(problem);
  const found = places.find(({ id }) => id === word) ?? places.find(({ name }) => name === word);
  if (found !== undefined) return ok(found);
  const names = places.map(({ name }) => name).join(', ');
  return fail(
    names === ''
      ? `There is no archive "${word}": set one up with ivus pacs places --save FILE.json.`
      : `There is no archive "${word}"; there are ${names}.`,
  );
}

/** Secrets from IVUS_PACS_SECRET, else from whoever sits at the terminal, asked once for each archive. */
export function secretsHere(files: NetworkFiles, io: Io): Secrets {
  const asked = new Map<string, Promise<string | null>>();
  const ask = async (id: string): Promise<string | null> => {
    const given = process.env['IVUS_PACS_SECRET'];
    if (given !== undefined && given !== '') return given;
    const found = await placeNamed(files, id);
    const what = found.ok ? secretOf(found.value) : null;
    if (!found.ok || what === null || what === 'pass phrase') return null;
    return askedSecret(`The ${what} of ${found.value.name} (nothing is shown while you type):`, process.stdin, io);
  };
  return {
    secret: (id) => {
      const secret = asked.get(id) ?? ask(id);
      asked.set(id, secret);
      return secret;
    },
  };
}

/** An archive of this computer, for something it is set up for. */
export async function reachedHere(
  word: string,
  deed: Deed,
  io: Io,
  destination: MoveDestination | null = null,
): Promise<Result<ReachedPlace>> {
  const files = networkHere();
  const place = await placeNamed(files, word);
  if (!place.ok) return place;
  const places = placesAt(files.places);
  return clientsOf(places, secretsHere(files, io), notesAt(files.log), destination)(place.value.id, deed);
}

/** Does a piece of work that an interrupt (Ctrl+C) stops. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  }
}

/** So often, in ms, it is said how far a transfer is. */
const SAID_EVERY = 5000;

/** Says on the error stream, now and then, how far a transfer is. */
export function saidProgress(io: Io): (transfer: Transfer) => void {
  let said = Date.now();
  return ({ done, all, bytes }) => {
    if (Date.now() - said < SAID_EVERY) return;
    said = Date.now();
    io.err(`${done}${all === null ? '' : ` of ${all}`} objects, ${(bytes / 1e6).toFixed(1)} MB`);
  };
}
