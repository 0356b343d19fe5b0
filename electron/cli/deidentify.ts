import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { ExportWatch } from '../../core/copies/copies.ts';
import type { MaskWish } from '../../core/dicom/deidentify/mask.ts';
import { PROOFS } from '../../core/dicom/deidentify/proof-words.ts';
import type { Box } from '../../core/dicom/run.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { isSession } from '../../core/session/document/file.ts';
import { exportCopies } from '../deidentify/export.ts';
import { withListedFiles } from '../directories.ts';
import { command } from './command.ts';
import { filesBelow } from './files-below.ts';
import { DONE, type Io, REFUSED } from './io.ts';
import { textOf } from './text.ts';

const HELP = `ivus deidentify PATH… --out DIR [--mask regions | --mask x,y,w,h]… [--confirm-no-text]
Writes copies of runs without anything that names a patient: only listed attributes are kept, UIDs are replaced, dates
moved, names and IDs replaced by a pseudonym. A saved session among the paths comes along, on the copies. Files that go
together are named together: UIDs, pseudonyms and dates agree within one call only.
Text that is written in the pictures is not recognised. --mask regions blackens everything outside the ultrasound regions
in every frame, --mask x,y,w,h a box (pixels from the upper left corner); pixels outside stay as they are, compressed
pictures that are masked become RLE lossless. --confirm-no-text says that you have looked at the pictures and that no
text stands in what is not masked. Every copy is read back; one that cannot prove itself is deleted and the reason said.
Copies are called run-0001.dcm and so on, in a folder that holds no originals and no other copies.`;

interface Wish {
  readonly paths: readonly string[];
  readonly out: string;
  readonly mask: MaskWish;
  readonly confirmed: boolean;
}

/** Writes the copies; refused without a mask or somebody's word, where a run cannot be copied, and where nothing is there to be copied. */
export const run = command('deidentify', HELP, wishOf, async (wish, io) => {
  if (!wish.confirmed && !wish.mask.outsideRegions && wish.mask.boxes.length === 0) {
    io.err(
      'Text may be written in the pictures: look at them, then blacken it with --mask regions or --mask x,y,w,h, or say with --confirm-no-text that there is none.',
    );
    return REFUSED;
  }
  const done = await copy(wish, io);
  if (done.ok) return done.value;
  io.err(done.problem);
  return REFUSED;
});

function wishOf(args: string[]): Result<Wish> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      out: { type: 'string' },
      mask: { type: 'string', multiple: true, default: [] },
      'confirm-no-text': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0) return fail('name at least one file or folder');
  if (values.out === undefined) return fail('name a folder for the copies with --out');
  const boxes: Box[] = [];
  for (const word of values.mask.filter((each) => each !== 'regions')) {
    const box = boxIn(word);
    if (box === null) return fail(`--mask takes "regions" or x,y,w,h in whole pixels, not "${word}"`);
    boxes.push(box);
  }
  const mask = { outsideRegions: values.mask.includes('regions'), boxes };
  return ok({ paths: positionals, out: values.out, mask, confirmed: values['confirm-no-text'] });
}

function boxIn(word: string): Box | null {
  const [, x, y, width, height] = /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(word)?.map(Number) ?? [];
  if (x === undefined || y === undefined || !width || !height) return null;
  return { x0: x, y0: y, x1: x + width - 1, y1: y + height - 1 };
}

async function copy({ paths, out, mask, confirmed }: Wish, io: Io): Promise<Result<number>> {
  const found = await filesBelow(paths);
  if (!found.ok) return found;
  for (const problem of found.value.problems) io.err(problem);
  const sessions: { readonly fileName: string; readonly text: string }[] = [];
  const candidates: string[] = [];
  for (const file of found.value.files) {
    const text = /\.json$/i.test(file) ? await textOf(file) : null;
    if (text?.ok && isSession(text.value)) sessions.push({ fileName: file, text: text.value });
    else candidates.push(file);
  }
  const { files, problems } = await withListedFiles(candidates);
  for (const problem of problems) io.err(problem);
  const items = files.map((path) => ({ path, mask, confirmed }));
  const key = new Uint8Array(randomBytes(32));
  const done = await untilStopped(io, files, (watch) => exportCopies({ items, sessions, out, key }, watch));
  if (!done.ok) return done;
  const { copies, sessions: kept, others, problems: refused } = done.value;
  for (const { original, copy: made } of copies) io.out(`${original.name} → ${made.name}`);
  for (const { name } of kept) io.out(`${name} written`);
  for (const problem of [...others, ...refused]) io.err(problem);
  if (copies.length > 0) io.err(DONE_WORD);
  const named = others.filter((problem) => paths.some((path) => problem.startsWith(`${path} `)));
  return ok(copies.length > 0 && refused.length === 0 && named.length === 0 ? DONE : REFUSED);
}

const DONE_WORD = `Every copy was read back and has proved: ${PROOFS.join('; ')}. Look through the copies before you pass them on: text in the pictures that stayed is not recognised.`;

/** So often, in ms, a long run says how far it is. */
const EVERY = 5000;

/** Does the work with progress on the error stream, until it is done or the operator interrupts it. */
async function untilStopped<T>(io: Io, files: readonly string[], work: (watch: ExportWatch) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  let [item, said] = [-1, 0];
  try {
    return await work({
      signal: stop.signal,
      progress: (index, share) => {
        const now = Date.now();
        if (index === item && now - said < EVERY) return;
        const percent = index === item ? `, ${Math.floor(100 * share)} %` : '';
        [item, said] = [index, now];
        io.err(`${index + 1} of ${files.length}: ${files[index]}${percent}`);
      },
    });
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}
