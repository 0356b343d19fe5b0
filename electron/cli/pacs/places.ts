import { parseArgs } from 'node:util';
import { jsonIn } from '../../../core/json.ts';
import { type Place, placeSchema } from '../../../core/network/place.ts';
import { firstOffence } from '../../../core/offence.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { placesAt } from '../../network/places.ts';
import { command } from '../command.ts';
import { DONE, type Io, REFUSED } from '../io.ts';
import { textOf } from '../text.ts';
import { networkHere, placeNamed } from './network.ts';

const HELP = `ivus pacs places [--save FILE.json | --remove PLACE] [--json]
Lists the archives of this computer; --save keeps the one that a file describes, --remove takes one off the list.
A file for DICOMweb: {"kind":"dicomweb","id":"main","name":"Main archive","url":"https://pacs.example/dicom-web",
"auth":{"kind":"none"}}; auth is also {"kind":"basic","user":"NAME"}, {"kind":"bearer"} or {"kind":"certificate","certFile":
"PATH","keyFile":"PATH"}; "caFile":"PATH" names the certificate authority of the hospital. Passwords do not belong into it.
A file for DIMSE: {"kind":"dimse","id":"old","name":"Old archive","host":"pacs","port":104,"calledTitle":"PACS","callingTitle":
"IVUSPLANNER","tls":null,"retrieveBy":"get"}; tls is also {"caFile":"PATH","certFile":"PATH","keyFile":"PATH"}, retrieveBy "move".
Both may say "queryLimit" (100), "mayRetrieve" and "maySend" (true).`;

interface Wish {
  readonly save: string | null;
  readonly remove: string | null;
  readonly json: boolean;
}

/** Lists, keeps or removes archives. */
export const run = command('pacs places', HELP, wishOf, async (wish, io) => {
  const changed =
    wish.save !== null ? await saved(wish.save) : wish.remove !== null ? await removed(wish.remove) : ok(undefined);
  if (changed.ok) return list(wish.json, io);
  io.err(changed.problem);
  return REFUSED;
});

function wishOf(args: string[]): Result<Wish> {
  const { values } = parseArgs({
    args,
    options: { save: { type: 'string' }, remove: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (values.save !== undefined && values.remove !== undefined) return fail('--save and --remove do not go together');
  return ok({ save: values.save ?? null, remove: values.remove ?? null, json: values.json });
}

async function saved(file: string): Promise<Result<undefined>> {
  const text = await textOf(file);
  if (!text.ok) return text;
  const value = jsonIn(text.value);
  const place = placeSchema.safeParse(value);
  if (!place.success) return fail(`${file} does not describe an archive (${firstOffence(place.error, value)}).`);
  return done(await placesAt(networkHere().places).save(place.data));
}

async function removed(word: string): Promise<Result<undefined>> {
  const files = networkHere();
  const place = await placeNamed(files, word);
  return place.ok ? done(await placesAt(files.places).remove(place.value.id)) : place;
}

function done(problem: string | null): Result<undefined> {
  return problem === null ? ok(undefined) : fail(problem);
}

async function list(json: boolean, io: Io): Promise<number> {
  const { places, problem } = await placesAt(networkHere().places).list();
  if (problem !== null) {
    io.err(problem);
    return REFUSED;
  }
  if (json) io.out(JSON.stringify({ places }));
  else for (const place of places) io.out(`${place.id}: ${place.name}, ${addressOf(place)}`);
  if (places.length === 0 && !json) io.err('No archive is set up.');
  return DONE;
}

function addressOf(place: Place): string {
  if (place.kind === 'dicomweb') return `DICOMweb at ${place.url}`;
  return `DIMSE at ${place.host} port ${place.port}, ${place.callingTitle} calls ${place.calledTitle}${place.tls === null ? '' : ', TLS'}`;
}
