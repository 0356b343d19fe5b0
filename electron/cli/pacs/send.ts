import { parseArgs } from 'node:util';
import { shownName } from '../../../core/dicom/header/person-name.ts';
import { objectKind } from '../../../core/network/object-kinds.ts';
import type { OutboxJob } from '../../../core/network/objects.ts';
import { saidText } from '../../../core/network/said.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { clientsOf } from '../../network/clients.ts';
import type { NetworkFiles } from '../../network/network-files.ts';
import { notesAt } from '../../network/notes.ts';
import { type ReadObject, readObject } from '../../network/object-file.ts';
import { type Outbox, openOutbox } from '../../network/outbox/outbox.ts';
import { placesAt } from '../../network/places.ts';
import { command } from '../command.ts';
import { filesBelow } from '../files-below.ts';
import { DONE, type Io, REFUSED } from '../io.ts';
import { networkHere, placeNamed, secretsHere, untilInterrupted } from './network.ts';
import { agreed } from './secret.ts';
import { jobEnded, printJob } from './sent.ts';

const HELP = `ivus pacs send PLACE PATH… [--yes] [--uncompressed] [--json]
ivus pacs send --waiting [--uncompressed] [--json]
Sends DICOM files as they are, through the outbox of this computer: they are copied there first, so that nothing is lost when
the program or the network ends. Shows whose they are and asks, unless --yes is given. What an archive does not take at once
stays in the outbox; --waiting sends that again. Where an archive does not take a compression, --uncompressed sends the same
object with its pixels uncompressed: same UID, same pixel values.`;

/** How what was sent is settled. */
interface Settling {
  readonly json: boolean;
  readonly uncompressed: boolean;
}

type Wish = Settling &
  (
    | { readonly waiting: true }
    | { readonly waiting: false; readonly place: string; readonly paths: readonly string[]; readonly yes: boolean }
  );

/** Sends; refused where something was not stored. */
export const run = command('pacs send', HELP, wishOf, async (wish, io) => {
  const files = networkHere();
  const done = wish.waiting ? await sendWaiting(files, wish, io) : await sendFiles(files, wish, io);
  if (done.ok) return done.value ? DONE : REFUSED;
  io.err(done.problem);
  return REFUSED;
});

function wishOf(args: string[]): Result<Wish> {
  const off = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args,
    options: { waiting: off, yes: off, uncompressed: off, json: off },
    allowPositionals: true,
  });
  const [place, ...paths] = positionals;
  const { waiting, yes, ...settling } = values;
  if (waiting)
    return place === undefined ? ok({ waiting, ...settling }) : fail('--waiting takes no archive and no files');
  if (place === undefined || paths.length === 0) return fail('name an archive and at least one file or folder');
  return ok({ waiting, place, paths, yes, ...settling });
}

async function sendFiles(
  files: NetworkFiles,
  wish: Extract<Wish, { waiting: false }>,
  io: Io,
): Promise<Result<boolean>> {
  const place = await placeNamed(files, wish.place);
  if (!place.ok) return place;
  const { id, name, maySend } = place.value;
  if (!maySend) return fail(`${name} is not set up to be sent to; change its settings.`);
  const objects = await objectsIn(wish.paths, io);
  if (!objects.ok) return objects;
  for (const line of about(objects.value, name)) io.err(line);
  if (!wish.yes && !(await agreed('Send? (y/n)', process.stdin, io)))
    return fail('Nothing was sent. Say --yes to send without being asked.');
  return during(files, io, id, async (outbox, signal) => {
    const job = await outbox.add(id, objects.value);
    if (!job.ok) return job;
    return ok(await settled(outbox, job.value.id, signal, wish, io));
  });
}

async function sendWaiting(files: NetworkFiles, settling: Settling, io: Io): Promise<Result<boolean>> {
  return during(files, io, undefined, async (outbox, signal) => {
    let whole = true;
    for (const { id } of await outbox.list()) {
      const problem = await outbox.retry(id);
      if (problem !== null) io.err(problem);
      whole = (await settled(outbox, id, signal, settling, io)) && whole;
    }
    return ok(whole);
  });
}

/** Waits for the end of a job, prints it, and takes it off the list where all of it is stored. */
async function settled(
  outbox: Outbox,
  id: string,
  signal: AbortSignal,
  { json, uncompressed }: Settling,
  io: Io,
): Promise<boolean> {
  let job: OutboxJob | null = await jobEnded(outbox, id, signal);
  if (uncompressed && job?.objects.some(({ mayUncompress }) => mayUncompress)) {
    const problem = await outbox.uncompress(id);
    if (problem !== null) io.err(problem);
    job = await jobEnded(outbox, id, signal);
  }
  if (job === null) return false;
  const whole = printJob(job, json, io);
  if (whole) await outbox.acknowledge(id);
  return whole;
}

/** Does something with the outbox, which sends to the one place, or to all of them, meanwhile. */
async function during(
  files: NetworkFiles,
  io: Io,
  only: string | undefined,
  work: (outbox: Outbox, signal: AbortSignal) => Promise<Result<boolean>>,
): Promise<Result<boolean>> {
  const reach = clientsOf(placesAt(files.places), secretsHere(files, io), notesAt(files.log), null);
  const outbox = await openOutbox({
    folder: files.outbox,
    clientOf: async (id) => {
      const reached = await reach(id, 'send');
      return reached.ok ? ok(reached.value.client) : reached;
    },
    changed: () => undefined,
    problem: io.err,
    ...(only === undefined ? {} : { only }),
  });
  try {
    return await untilInterrupted((signal) => work(outbox, signal));
  } finally {
    await outbox.close();
  }
}

/** The objects of the paths; in folders, what cannot be sent is left out with a sentence. */
async function objectsIn(paths: readonly string[], io: Io): Promise<Result<readonly ReadObject[]>> {
  const below = await filesBelow(paths);
  if (!below.ok) return below;
  for (const problem of below.value.problems) io.err(problem);
  const objects: ReadObject[] = [];
  for (const file of below.value.files) {
    const read = await readObject(file);
    if (read.ok) objects.push(read.value);
    else if (below.value.searched && !paths.includes(file)) io.err(read.problem);
    else return read;
  }
  return objects.length === 0 ? fail('There is nothing to send.') : ok(objects);
}

/** What is going to be sent, and whose it is: a line for each study, then what goes where. */
function about(objects: readonly ReadObject[], place: string): readonly string[] {
  const studies = new Map(objects.map(({ identity }) => [identity.studyInstanceUid, identity]));
  const kinds = new Map<string, number>();
  for (const { file } of objects) {
    const kind = objectKind(file.sopClass);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [
    ...[...studies.values()].map(({ patientName, patientId, patientBirthDate, studyDate, studyDescription }) => {
      const parts = [
        shownName(patientName),
        patientId,
        patientBirthDate && `born ${patientBirthDate}`,
        `study of ${studyDate || 'unknown date'}`,
        studyDescription,
      ];
      return `Patient: ${parts.flatMap((part) => saidText(part) ?? []).join(', ')}`;
    }),
    `To ${place}: ${[...kinds].map(([kind, count]) => `${count} × ${kind}`).join(', ')}`,
  ];
}
