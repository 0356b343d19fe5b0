import { parseArgs } from 'node:util';
import { shownName } from '../../../core/dicom/header/person-name.ts';
import {
  type InstanceRow,
  type Query,
  querySchema,
  type Rows,
  type SeriesRow,
  type StudyRow,
  uidSchema,
} from '../../../core/network/rows.ts';
import { firstOffence } from '../../../core/offence.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { command } from '../command.ts';
import { DONE, type Io, REFUSED } from '../io.ts';
import { reachedHere, untilInterrupted } from './network.ts';

const HELP = `ivus pacs find PLACE [--id ID] [--name NAME] [--accession NUMBER] [--from YYYYMMDD] [--to YYYYMMDD] [--modality CODE] [--json]
ivus pacs find PLACE --study UID [--series UID] [--json]
Searches an archive for studies, or lists the series of a study or the objects of a series. A name is open at its end;
* and ? stand for any letters. Series come with those first that can be planned on.`;

interface Wish {
  readonly place: string;
  readonly query: Query;
  readonly study: string | null;
  readonly series: string | null;
  readonly json: boolean;
}

/** Prints what was found, a line for each. */
export const run = command('pacs find', HELP, wishOf, async (wish, io) => {
  const reached = await reachedHere(wish.place, 'find', io);
  const { study, series, query } = wish;
  const found = reached.ok
    ? await untilInterrupted(async (signal): Promise<Result<Shown>> => {
        const { client } = reached.value;
        if (study === null) return shown(await client.studies(query, signal), studyLine);
        if (series === null) return shown(await client.series(study, signal), seriesLine);
        return shown(await client.instances(study, series, signal), instanceLine);
      })
    : reached;
  if (!found.ok) {
    io.err(found.problem);
    return REFUSED;
  }
  print(found.value, wish.json, io);
  return DONE;
});

function wishOf(args: string[]): Result<Wish> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    options: {
      ...{ id: text, name: text, accession: text, from: text, to: text, modality: text, study: text, series: text },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [place, ...others] = positionals;
  if (place === undefined || others.length > 0) return fail('name one archive');
  const { id, name, accession, from, to, modality, study, series } = values;
  const given = { patientId: id, name, accession, dateFrom: from, dateTo: to, modality };
  const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const query = querySchema.safeParse(asked);
  if (!query.success) return fail(firstOffence(query.error, asked));
  if (series !== undefined && study === undefined) return fail('--series needs --study');
  const uids = [study, series].filter((uid) => uid !== undefined);
  if (!uids.every((uid) => uidSchema.safeParse(uid).success)) return fail('--study and --series take UIDs');
  return ok({ place, query: query.data, study: study ?? null, series: series ?? null, json: values.json });
}

interface Shown {
  readonly found: Rows<unknown>;
  readonly lines: readonly string[];
}

function shown<Row>(found: Result<Rows<Row>>, line: (row: Row) => string): Result<Shown> {
  return found.ok ? ok({ found: found.value, lines: found.value.rows.map(line) }) : found;
}

function print({ found, lines }: Shown, json: boolean, io: Io): void {
  if (json) io.out(JSON.stringify(found));
  else for (const line of lines) io.out(line);
  if (lines.length === 0 && !json) io.err('Nothing was found.');
  if (found.more) io.err('There is more than the limit of this archive lets through: search for less.');
}

const joined = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part !== '').join(', ');
const counted = (count: number | null, what: string) => (count === null ? null : `${count} ${what}`);

function studyLine({ uid, name, patientId, date, modalities, description, accession, instances }: StudyRow): string {
  const who = joined(name === null ? null : shownName(name), patientId);
  return `${uid}: ${joined(who, date, modalities.join(' '), description, accession, counted(instances, 'objects'))}`;
}

function seriesLine({ uid, modality, number, description, instances }: SeriesRow): string {
  return `${uid}: ${joined(modality, number === null ? null : `series ${number}`, description, counted(instances, 'objects'))}`;
}

function instanceLine({ uid, number, frames, rows, columns }: InstanceRow): string {
  const size = rows === null || columns === null ? null : `${columns} × ${rows}`;
  return `${uid}: ${joined(number === null ? null : `object ${number}`, counted(frames, 'frames'), size)}`;
}
