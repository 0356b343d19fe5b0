import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../core/result.ts';
import { withListedFiles } from '../directories.ts';
import { quickDisk } from '../file-source.ts';
import { command } from './command.ts';
import { examinedFile, sideBySide, toldTogether } from './examined.ts';
import { line } from './file-report.ts';
import { filesBelow } from './files-below.ts';
import { DONE, REFUSED } from './io.ts';

const HELP = `ivus inspect PATH… [--json] [--only opens | --only refused]
Shows what each file is and whether it opens, and which files are the single frames of one run. Folders are searched
with their subfolders; how many of their files open is said at the end (with --json on stderr). --only opens, or
--only refused, leaves the other files out. With --json, "needsConfirmation" marks a scale that the window uses only
after it was confirmed, and "frameOf" names the run of which a file is one frame.`;

/** So many files are looked into at a time. */
const AT_A_TIME = 8;

/** Reports every file named or found below the folders named; refuses a path that cannot be reached. */
export const run = command('inspect', HELP, wishOf, async ({ paths, json, only }, io) => {
  const found = await filesBelow(paths);
  if (!found.ok) {
    io.err(found.problem);
    return REFUSED;
  }
  const { files, problems } = await withListedFiles(found.value.files);
  const disk = quickDisk();
  const examined = await sideBySide(files, AT_A_TIME, (file) => examinedFile(file, disk));
  const { reports, runs, sentences } = await toldTogether(examined);
  const shown = reports.filter(({ opens }) => only === null || opens === (only === 'opens'));
  const lines = [...shown.map(line), ...(only === 'refused' ? [] : runs)];
  if (json) io.out(`[\n${shown.map((one) => JSON.stringify(one)).join(',\n')}\n]`);
  else if (lines.length > 0) io.out(lines.join('\n'));
  for (const problem of [...(json ? [] : sentences), ...found.value.problems, ...problems]) io.err(problem);
  const summary = `${reports.filter(({ opens }) => opens).length} of ${reports.length} open`;
  if (found.value.searched) (json ? io.err : io.out)(summary);
  return DONE;
});

interface Wish {
  readonly paths: readonly string[];
  readonly json: boolean;
  /** Which files are shown; null: all. */
  readonly only: 'opens' | 'refused' | null;
}

function wishOf(args: string[]): Result<Wish> {
  const options = { json: { type: 'boolean', default: false }, only: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const { json, only = null } = values;
  if (only !== null && only !== 'opens' && only !== 'refused') return fail('--only takes "opens" or "refused"');
  return positionals.length === 0 ? fail('name at least one file or folder') : ok({ paths: positionals, json, only });
}
