import { parseArgs } from 'node:util';
import { FORMS, type Form } from '../../core/report/forms.ts';
import { reportJsonSchema } from '../../core/report/json.ts';
import { PAPERS, type Paper } from '../../core/report/pdf/sheet.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { command } from './command.ts';
import { DONE, REFUSED } from './io.ts';
import { checkReports } from './report-check.ts';
import { type ReportWish, report } from './report-made.ts';

const HELP = `ivus report SESSION.ivus.json [--text] [--csv] [--json] [--pdf] [--sr] [--capture] [--pdf-object]
                     [--presentation] [--key-objects] [--png] [--plain-png] [--paper a4|letter] [--out DIR]
                     [--runs PATH…] [--signed NAME | --reader NAME] [--institution NAME] [--comment TEXT] [--issued TIME]
ivus report --schema
ivus report --check SESSION.ivus.json SR…
Prints the report of a saved session (--text, the default: plain text for a radiology information system, without
patient identifiers), or with --out writes it into a folder: --text, --csv (lumens and plan), --json (ivus-report/1,
whose JSON Schema --schema prints), --pdf with the key frames, --png (the key frames; --plain-png: without outlines),
and as DICOM objects --sr
(structured report, TID 1500), --capture (the key frames), --pdf-object, --presentation (the outlines as a presentation
state for each run) and --key-objects (the key frames, selected). An unchanged session gives the same bytes
and UIDs again; a changed one is a new issue, listed in NAME-issued.json beside the others.
The files of the runs are looked for beside the session, or among --runs; without them the report says less.
A report is a draft until it is --signed. --issued is its time (ISO 8601); else the time at which the session was saved.
--check says of structured reports whether they were made from the session as it is now.`;

/** Prints the schema, or prints or writes the report of a session; a session that cannot be read or planned, and an output over an input, exit with REFUSED. */
export const run = command('report', HELP, wishOf, async (wish, io) => {
  if (wish === 'schema') {
    io.out(JSON.stringify(reportJsonSchema(), null, 2));
    return DONE;
  }
  const done = 'checked' in wish ? await checkReports(wish.checked, io) : await report(wish, io);
  if (done.ok) return done.value === false ? REFUSED : DONE;
  io.err(done.problem);
  return REFUSED;
});

const FLAG = { type: 'boolean', default: false } as const;
const FORM_FLAGS = Object.fromEntries(Object.keys(FORMS).map((form) => [form, FLAG])) as Record<Form, typeof FLAG>;

/** What is printed, or files to be checked against each other. */
type Wish = ReportWish | 'schema' | { readonly checked: readonly string[] };

function wishOf(args: string[]): Result<Wish> {
  const files = args.filter((word) => word !== '--check');
  if (files.length < args.length) {
    if (files.some((word) => word.startsWith('-'))) return fail('--check takes a session and structured reports alone');
    return files.length > 1 ? ok({ checked: files }) : fail('name a session and at least one structured report');
  }
  return printWishOf(args);
}

function printWishOf(args: string[]): Result<ReportWish | 'schema'> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    options: {
      ...FORM_FLAGS,
      schema: FLAG,
      paper: { type: 'string', default: 'a4' },
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
  if (out === null && (forms.length > 1 || !['text', 'json'].includes(forms[0] ?? '')))
    return fail('name a folder with --out: only --text or --json alone goes to the terminal');
  const said = {
    reader: values.signed ?? values.reader ?? '',
    signed: values.signed !== undefined,
    institution,
    comment,
  };
  return ok({ session, forms, paper, out, runs: [...values.runs, ...more], ...said, issued, keyFrames: null });
}

function isPaper(word: string): word is Paper {
  return Object.hasOwn(PAPERS, word);
}
