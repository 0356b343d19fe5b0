import { parseArgs } from 'node:util';
import type { FetchOutcome, Wanted } from '../../../core/network/objects.ts';
import { uidSchema } from '../../../core/network/rows.ts';
import type { PlaceClient } from '../../../core/network/service.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { command } from '../command.ts';
import { DONE, REFUSED } from '../io.ts';
import { reachedHere, saidProgress, untilInterrupted } from './network.ts';

const HELP = `ivus pacs get PLACE --study UID [--series UID [--object UID]…] --out DIR [--json]
Fetches objects of a study as they are stored, into files called UID.dcm; what is there already is not fetched again. An
object has its name only when all of it is there and has been checked.`;

interface Wish {
  readonly place: string;
  readonly study: string;
  readonly series: string | null;
  readonly objects: readonly string[] | null;
  readonly out: string;
  readonly json: boolean;
}

/** Fetches; refused where an object did not come. */
export const run = command('pacs get', HELP, wishOf, async (wish, io) => {
  const reached = await reachedHere(wish.place, 'retrieve', io);
  if (!reached.ok) {
    io.err(reached.problem);
    return REFUSED;
  }
  const { client } = reached.value;
  const { files, problems, cancelled } = await untilInterrupted(async (signal): Promise<FetchOutcome> => {
    const wanted = await wantedOf(client, wish, signal);
    if (!wanted.ok) return { files: [], problems: [wanted.problem], cancelled: signal.aborted };
    return client.fetch(wanted.value, wish.out, saidProgress(io), signal);
  });
  if (wish.json) io.out(JSON.stringify({ files, problems, cancelled }));
  else for (const { path } of files) io.out(path);
  for (const problem of problems) io.err(problem);
  if (files.length === 0 && problems.length === 0) io.err('There is no object to fetch.');
  return problems.length === 0 && !cancelled && files.length > 0 ? DONE : REFUSED;
});

function wishOf(args: string[]): Result<Wish> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    options: {
      ...{ study: text, series: text, out: text },
      object: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [place, ...others] = positionals;
  const { study, series, object, out, json } = values;
  if (place === undefined || others.length > 0) return fail('name one archive');
  if (study === undefined || out === undefined) return fail('name a study with --study and a folder with --out');
  if (object !== undefined && series === undefined) return fail('--object needs --series');
  const uids = [study, series, ...(object ?? [])].filter((uid) => uid !== undefined);
  if (!uids.every((uid) => uidSchema.safeParse(uid).success)) return fail('--study, --series and --object take UIDs');
  return ok({ place, study, series: series ?? null, objects: object ?? null, out, json });
}

/** The series that are wanted: the one that was named, else all of the study. */
async function wantedOf(
  client: PlaceClient,
  { study, series, objects }: Wish,
  signal: AbortSignal,
): Promise<Result<readonly Wanted[]>> {
  if (series !== null) return ok([{ study, series, instances: objects === null ? null : [...objects] }]);
  const found = await client.series(study, signal);
  if (!found.ok) return found;
  return ok(found.value.rows.map(({ uid }) => ({ study, series: uid, instances: null })));
}
