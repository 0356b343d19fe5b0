import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReportContent } from '../../core/report/content.ts';
import { reportJsonSchema } from '../../core/report/json.ts';
import { PAPERS, type Paper } from '../../core/report/pdf/sheet.ts';
import { reportOf } from '../../core/report/report.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readSession, SESSION_ENDING } from '../../core/session/document/file.ts';
import { failureReason } from '../failure.ts';
import { command } from './command.ts';
import { DONE, type Io, REFUSED } from './io.ts';
import { overInput } from './output.ts';
import { program } from './program.ts';
import { FORMS, type Form, type FormFile } from './report-forms.ts';
import { type FoundRuns, findRuns } from './report-runs.ts';
import { textOf } from './text.ts';

const HELP = `ivus report SESSION.ivus.json [--text] [--csv] [--json] [--pdf [--paper a4|letter]] [--out DIR]
                     [--runs PATH…] [--signed NAME | --reader NAME] [--institution NAME] [--comment TEXT] [--issued TIME]
ivus report --schema
Prints the report of a saved session (--text, the default: plain text for a radiology information system, without
patient identifiers), or with --out writes it into a folder: --text, --csv (lumens and plan), --json (ivus-report/1,
whose JSON Schema --schema prints), --pdf with the key frames.
The files of the runs are looked for beside the session, or among --runs; without them the report says less.
A report is a draft until it is --signed. --issued is its time (ISO 8601); else the time at which the session was saved.`;

interface Wish {
  readonly session: string;
  readonly forms: readonly Form[];
  readonly paper: Paper;
  readonly out: string | null;
  readonly runs: readonly string[];
  readonly reader: string;
  readonly signed: boolean;
  readonly institution: string;
  readonly comment: string;
  readonly issued: string | null;
}

/** Prints the schema, or prints or writes the report of a session; a session that cannot be read or planned, and an output over an input, exit with REFUSED. */
export const run = command('report', HELP, wishOf, async (wish, io) => {
  if (wish === 'schema') {
    io.out(JSON.stringify(reportJsonSchema(), null, 2));
    return DONE;
  }
  const done = await report(wish, io);
  if (done.ok) return DONE;
  io.err(done.problem);
  return REFUSED;
});

function wishOf(args: string[]): Result<Wish | 'schema'> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args,
    options: {
      ...{
        text: flag,
        csv: flag,
        json: flag,
        pdf: flag,
        schema: flag,
        paper: { type: 'string', default: 'a4' } as const,
      },
      ...{ out: text, signed: text, reader: text, institution: text, comment: text, issued: text },
      runs: { type: 'string', multiple: true, default: [] },
    },
    allowPositionals: true,
  });
  const [session, ...more] = positionals;
  if (values.schema) return args.length === 1 ? ok('schema') : fail('--schema takes no other arguments');
  if (session === undefined) return fail('name one session');
  // Paths after --runs that the shell has spread out of a pattern.
  if (more.length > 0 && values.runs.length === 0) return fail('name one session; runs are named with --runs');
  if (values.signed !== undefined && values.reader !== undefined) return fail('choose either --signed or --reader');
  if (values.issued !== undefined && Number.isNaN(Date.parse(values.issued)))
    return fail('--issued takes a time, as in 2026-01-31T14:05:00+01:00');
  const { paper } = values;
  if (!isPaper(paper)) return fail('--paper takes a4 or letter');
  const asked = (Object.keys(FORMS) as Form[]).filter((form) => values[form]);
  const forms: readonly Form[] = asked.length === 0 ? ['text'] : asked;
  const { out = null, institution = '', comment = '', issued = null } = values;
  if (out === null && (forms.length > 1 || forms.includes('pdf')))
    return fail('name a folder with --out for a PDF or for more than one form');
  const said = {
    reader: values.signed ?? values.reader ?? '',
    signed: values.signed !== undefined,
    institution,
    comment,
  };
  return ok({ session, forms, paper, out, runs: [...values.runs, ...more], ...said, issued });
}

function isPaper(word: string): word is Paper {
  return Object.hasOwn(PAPERS, word);
}

async function report(wish: Wish, io: Io): Promise<Result<null>> {
  const text = await textOf(wish.session);
  if (!text.ok) return text;
  const session = readSession(text.value, wish.session);
  if (!session.ok) return session;
  const found = await findRuns(session.value, wish.session, wish.runs);
  try {
    for (const problem of found.problems) io.err(problem);
    const { reader, signed, institution, comment } = wish;
    const issuedAt = wish.issued ?? (await savedAt(wish.session));
    const content = reportOf(session.value, found.runs, {
      reader,
      signed,
      institution,
      comment,
      issuedAt,
      keyFrames: null,
      program,
    });
    if (!content.ok) return fail(`${wish.session} cannot be reported: ${content.problem}; correct it and try again.`);
    return await print(content.value, wish, found, io);
  } finally {
    for (const { source } of found.runs) await source.close();
  }
}

async function print(content: ReportContent, wish: Wish, found: FoundRuns, io: Io): Promise<Result<null>> {
  const { session, forms, out } = wish;
  const files: FormFile[] = [];
  for (const form of forms) files.push(...(await FORMS[form](content, found.runs, wish.paper)));
  if (out === null) {
    for (const [, text] of files) io.out(String(text).replaceAll('\r\n', '\n').trimEnd());
    return ok(null);
  }
  const stem = basename(session).replace(new RegExp(`(${SESSION_ENDING.replaceAll('.', '\\.')}|\\.json)$`, 'i'), '');
  try {
    await mkdir(out, { recursive: true });
    for (const [name, content] of files) {
      const path = join(out, `${stem}-${name}`);
      const over = await overInput(path, [session, ...found.runs.map((each) => each.path)]);
      if (over !== null) return fail(over);
      await writeFile(path, content);
      io.out(`${path} written`);
    }
    return ok(null);
  } catch (failure) {
    return fail(`${out} cannot be written because ${failureReason(failure)}.`);
  }
}

/** When a session was saved, with this computer's offset from UTC: the same session has the same report whenever it is printed. */
async function savedAt(path: string): Promise<string> {
  const { mtime } = await stat(path);
  const offset = -mtime.getTimezoneOffset();
  const local = new Date(mtime.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const part = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${part(offset / 60)}:${part(offset % 60)}`;
}
