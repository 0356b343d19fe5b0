import { parseArgs } from 'node:util';
import { BUILT_IN_CATALOGUE } from '../../core/plan/catalogue.ts';
import { CATALOGUE_ENDING, writeCatalogue } from '../../core/plan/catalogue-file.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { catalogueOf } from '../../core/session/derived/catalogue.ts';
import { readSession } from '../../core/session/document/file.ts';
import { command } from './command.ts';
import { DONE, type Io, REFUSED } from './io.ts';
import { textOf } from './text.ts';

const HELP = `ivus catalogue [SESSION.ivus.json]
Prints the stent catalogue that a saved session is planned with, stock and sources included, or the built-in one, as a
catalogue file: redirect it to a file ending in ${CATALOGUE_ENDING}. Such a file is imported in the window, or used with
"ivus plan FILE --catalogue FILE".`;

/** Prints a session's catalogue, or the built-in one, as the text of a catalogue file. */
export const run = command('catalogue', HELP, wishOf, async ({ file }, io) => {
  if (file !== null) return printed(file, io);
  io.out(writeCatalogue(BUILT_IN_CATALOGUE).trimEnd());
  return DONE;
});

function wishOf(args: string[]): Result<{ readonly file: string | null }> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const [file = null] = positionals;
  return positionals.length > 1 ? fail('name one session file') : ok({ file });
}

async function printed(file: string, io: Io): Promise<number> {
  const text = await textOf(file);
  const session = text.ok ? readSession(text.value, file) : text;
  if (!session.ok) {
    io.err(session.problem);
    return REFUSED;
  }
  io.out(writeCatalogue(catalogueOf(session.value)).trimEnd());
  return DONE;
}
