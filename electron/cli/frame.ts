import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readFrame } from '../../core/dicom/pixels/pixels.ts';
import { remarksOn } from '../../core/dicom/remarks.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { withListedFiles } from '../directories.ts';
import { failureReason } from '../failure.ts';
import { command } from './command.ts';
import { filesBelow } from './files-below.ts';
import { type Look, paintedFrame } from './frame-picture.ts';
import { DONE, REFUSED } from './io.ts';
import { onlyRun } from './only-run.ts';
import { overInput } from './output.ts';
import { png } from './png.ts';

const HELP = `ivus frame PATH… --frame K (--raw OUT | --png OUT [--preset NAME] [--subtract] [--overlays])
Writes frame K of a run, counted from 1. PATH… is the file of the run or, where it is stored as single frames, its folder
or its files: K then counts through them in the order of their Instance Numbers.
--raw writes the stored samples after decompression: little-endian, as wide as Bits Allocated, colours interleaved, no
colour transform. --png writes what the window shows. --preset NAME uses another window or look-up table of the file,
--subtract subtracts the file's mask, and --overlays draws the file's overlays.`;

interface Wish {
  readonly paths: readonly string[];
  readonly frame: number;
  readonly format: 'raw' | 'png';
  readonly to: string;
  readonly look: Look;
}

/** Writes one frame of a run to a file; refuses a file that does not open and a frame that it does not have. */
export const run = command('frame', HELP, wishOf, async (wish, io) => {
  const written = await write(wish, io.err);
  if (written.ok) return DONE;
  io.err(written.problem);
  return REFUSED;
});

function wishOf(args: string[]): Result<Wish> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args,
    options: { frame: text, raw: text, png: text, preset: text, subtract: flag, overlays: flag },
    allowPositionals: true,
  });
  const to = values.raw ?? values.png;
  if (positionals.length === 0) return fail('name the file, the files or the folder of a run');
  if (!/^\d+$/.test(values.frame ?? '')) return fail('--frame needs a frame number, counted from 1');
  if (to === undefined || (values.raw !== undefined && values.png !== undefined))
    return fail('give either --raw or --png');
  const { subtract, overlays, preset = null } = values;
  return ok({
    paths: positionals,
    frame: Number(values.frame),
    format: values.raw === undefined ? 'png' : 'raw',
    to,
    look: { preset, subtract, overlays },
  });
}

async function write({ paths, frame, format, to, look }: Wish, warn: (line: string) => void): Promise<Result<null>> {
  const found = await filesBelow(paths);
  if (!found.ok) return found;
  const { files, problems } = await withListedFiles(found.value.files);
  for (const problem of [...found.value.problems, ...problems]) warn(problem);
  const over = await overInput(to, [...found.value.files, ...files]);
  if (over !== null) return fail(over);
  const opened = await onlyRun(paths, files, warn);
  if (!opened.ok) return opened;
  const { source, run } = opened.value;
  try {
    for (const remark of remarksOn(run)) warn(`${run.file}: ${remark}`);
    const stored = await readFrame(source, run, frame - 1);
    if (!stored.ok) return stored;
    const { samples } = stored.value;
    if (format === 'raw')
      return await written(to, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    const painted = await paintedFrame(source, run, frame - 1, look);
    return painted.ok ? await written(to, png(painted.value)) : painted;
  } finally {
    await opened.value.close();
  }
}

async function written(to: string, bytes: Uint8Array): Promise<Result<null>> {
  try {
    await writeFile(to, bytes);
    return ok(null);
  } catch (failure) {
    return fail(`${to} cannot be written because ${failureReason(failure)}.`);
  }
}
