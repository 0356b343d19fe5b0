import { createHash } from 'node:crypto';
import { appendFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CANCELLED, type PlaceClient } from '../../core/network/service.ts';
import { makeFolder } from '../make-folder.ts';

/** Takes a line for the log. No line ever holds a name, an ID, an accession number, a UID, a path or what was searched for. */
export type Note = (line: string) => void;

const LARGEST = 1024 * 1024;

/** The log of the network at `path`; the one before it is kept once as `<path>.old`. What cannot be written is lost. */
export function notesAt(path: string): Note {
  let turn: Promise<unknown> = Promise.resolve();
  return (line) => {
    const text = `${new Date().toISOString()} ${line.replace(/[\r\n]+/g, ' ')}\n`;
    turn = turn
      .then(
        async () => {
          await makeFolder(dirname(path));
          const { size } = await stat(path).catch(() => ({ size: 0 }));
          if (size > LARGEST) await rename(path, `${path}.old`);
          await appendFile(path, text, { mode: 0o600 });
        },
        () => undefined,
      )
      .catch(() => undefined);
  };
}

/** What stands for an object in the log: the first 8 hex digits of the SHA-256 of its UID. */
function objectMark(uid: string): string {
  return createHash('sha256').update(uid).digest('hex').slice(0, 8);
}

/** A client that notes how each of its pieces of work ended: the id and kind of the place, counts, bytes, milliseconds. */
export function notedClient(
  client: PlaceClient,
  place: { readonly id: string; readonly kind: string },
  note: Note,
): PlaceClient {
  async function noted<T>(what: string, work: () => Promise<T>, told: (done: T) => string): Promise<T> {
    const begin = performance.now();
    const done = await work();
    note(`${what} ${place.id} ${place.kind}: ${told(done)}, ${Math.round(performance.now() - begin)} ms`);
    return done;
  }
  type Found = Awaited<ReturnType<PlaceClient['studies']>> | Awaited<ReturnType<PlaceClient['series']>>;
  const rows = (found: Found | Awaited<ReturnType<PlaceClient['instances']>>) =>
    found.ok ? `${found.value.rows.length} rows` : failedOr(found.problem);
  return {
    test: (signal) =>
      noted(
        'test',
        () => client.test(signal),
        (done) => (done.ok ? 'answers' : failedOr(done.problem)),
      ),
    studies: (query, signal) => noted('find studies', () => client.studies(query, signal), rows),
    series: (study, signal) => noted('find series', () => client.series(study, signal), rows),
    instances: (study, series, signal) => noted('find objects', () => client.instances(study, series, signal), rows),
    fetch: (wanted, folder, progress, signal) =>
      noted(
        'fetch',
        () => client.fetch(wanted, folder, progress, signal),
        ({ files, problems, cancelled }) => {
          const bytes = files.reduce((sum, { size }) => sum + size, 0);
          return `${files.length} objects, ${bytes} bytes, ${problems.length} problems${cancelled ? ', stopped' : ''}`;
        },
      ),
    send: (files, progress, signal, answered) =>
      noted(
        'send',
        () => client.send(files, progress, signal, answered),
        (answers) => {
          const failed = answers.filter(({ state }) => state === 'failed');
          const marks = failed.slice(0, 10).map(({ uid }) => objectMark(uid));
          const bytes = files.reduce((sum, { size }) => sum + size, 0);
          return `${answers.length - failed.length} of ${files.length} objects stored, ${bytes} bytes${marks.length > 0 ? `, failed ${marks.join(' ')}` : ''}`;
        },
      ),
  };
}

/** A sentence may name an address or a file: only that there was one is noted. */
function failedOr(problem: string): string {
  return problem === CANCELLED ? 'stopped' : 'failed';
}
