import { parseArgs } from 'node:util';
import { calibrate } from '../../core/dicom/scale/calibration.ts';
import type { GreyFrame, LumenField, LumenGeometry, NoLumen } from '../../core/lumen/answer.ts';
import { isLumen } from '../../core/lumen/answer.ts';
import { lumenField } from '../../core/lumen/field.ts';
import { findLumen } from '../../core/lumen/find-lumen.ts';
import { greyFrame } from '../../core/lumen/grey-frame.ts';
import { lumenGeometry } from '../../core/lumen/lumen-geometry.ts';
import { type BorderRow, borderRow, noBorder, rowLine } from '../../core/lumen/row.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { withListedFiles } from '../directories.ts';
import { command } from './command.ts';
import { filesBelow } from './files-below.ts';
import { pictureAt } from './frame-picture.ts';
import { DONE, type Io, REFUSED } from './io.ts';
import { type OpenRun, onlyRun } from './only-run.ts';

const HELP = `ivus border FILE [--frame K | --all] [--json]
Finds the border of the lumen in frame K of a run, counted from 1, or in all frames. Each frame answers its readings,
the confidence (0 to 1) and whether it has to be checked ("check"); a frame without ultrasound, scale or lumen says why
it has no border. The borders are proposals and not accepted. With --json each frame is an object { frame,
contour, confidence, flagged, rival?, readings }, outlines in picture pixels counted from edges, no contour but "why" where
there is none; all frames are a list of them.`;

interface Wish {
  readonly paths: readonly string[];
  /** Counted from 1; null: all. */
  readonly frame: number | null;
  readonly json: boolean;
}

/** Prints the border of the lumen in one frame or in all; a file that does not open and a frame that it does not have exit with REFUSED. */
export const run = command('border', HELP, wishOf, async (wish, io) => {
  const done = await borders(wish, io);
  if (done.ok) return DONE;
  io.err(done.problem);
  return REFUSED;
});

function wishOf(args: string[]): Result<Wish> {
  const flag = { type: 'boolean', default: false } as const;
  const options = { frame: { type: 'string' }, all: flag, json: flag } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length === 0) return fail('name the file, the files or the folder of a run');
  if (values.frame !== undefined && values.all) return fail('give either --frame or --all');
  if (values.frame !== undefined && !/^[1-9]\d*$/.test(values.frame))
    return fail('--frame needs a frame number, counted from 1');
  return ok({ paths: positionals, frame: values.frame === undefined ? null : Number(values.frame), json: values.json });
}

async function borders({ paths, frame, json }: Wish, io: Io): Promise<Result<null>> {
  const found = await filesBelow(paths);
  if (!found.ok) return found;
  const { files, problems } = await withListedFiles(found.value.files);
  for (const problem of [...found.value.problems, ...problems]) io.err(problem);
  const opened = await onlyRun(paths, files, io.err);
  if (!opened.ok) return opened;
  try {
    const { frames } = opened.value.run.image;
    if (frame !== null && frame > frames)
      return fail(`${opened.value.run.file} has no frame ${frame}: it has ${frames}.`);
    const rows = rowsOf(opened.value, frame === null ? Array.from({ length: frames }, (_, k) => k) : [frame - 1]);
    await print(rows, frame === null, json, io);
    return ok(null);
  } finally {
    await opened.value.close();
  }
}

async function print(rows: AsyncIterable<BorderRow>, all: boolean, json: boolean, io: Io): Promise<void> {
  const said: string[] = [];
  for await (const row of rows) {
    if (json) said.push(JSON.stringify(row));
    else io.out(rowLine(row));
  }
  if (json) io.out(all ? `[\n${said.join(',\n')}\n]` : said.join(''));
}

/** The rows of these frames (from 0), each found by itself. */
async function* rowsOf(opened: OpenRun, frames: readonly number[]): AsyncIterable<BorderRow> {
  const { spacing } = opened.run;
  const geometry = lumenGeometry(spacing, calibrate(spacing, null));
  let field: LumenField | NoLumen = { none: '' };
  for (const k of frames) {
    const picture = await pictureAt(opened.source, opened.run, k);
    if (!picture.ok) {
      yield noBorder(k, picture.problem);
      continue;
    }
    const grey = greyFrame(picture.value);
    if ('none' in field) field = await fieldOf(opened, geometry, grey);
    const answer = 'none' in field ? field : findLumen(field, grey, { keep: false });
    yield isLumen(answer) ? borderRow(k, answer, geometry as LumenGeometry) : noBorder(k, answer.none);
  }
}

/** The field of a run by its first frame, so that each frame answers the same alone and among all; by this frame where that shows nothing. */
async function fieldOf(
  { source, run }: OpenRun,
  geometry: LumenGeometry | NoLumen,
  frame: GreyFrame,
): Promise<LumenField | NoLumen> {
  if ('none' in geometry) return geometry;
  const first = await pictureAt(source, run, 0);
  const field = first.ok ? lumenField(greyFrame(first.value), geometry) : null;
  return field === null || 'none' in field ? lumenField(frame, geometry) : field;
}
