import { parseArgs } from 'node:util';
import type { ContourAnswer, ContourAnswers } from '../../core/measure/contours.ts';
import { measureContours } from '../../core/measure/contours.ts';
import { MEASURING_TOOLS } from '../../core/measure/registry.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { MeasuredSession, SessionReading } from '../../core/session/derived/measure.ts';
import { measureSession } from '../../core/session/derived/measure.ts';
import type { VesselRow } from '../../core/session/derived/venogram.ts';
import type { MeasurementRow } from '../../core/session/drawn/measurement-readings.ts';
import { VESSEL_ORIGINS } from '../../core/session/drawn/vessels.ts';
import { command } from './command.ts';
import { DONE, REFUSED } from './io.ts';
import { textOf } from './text.ts';

const HELP = `ivus measure SESSION.json [--json]
ivus measure --contours FILE.json [--json]
Measures every outline, caliper and angle of a saved session and every vessel of its venograms, or every polygon of
{ "contours": [{ "id", "unit": "mm" | "px", "mmPerPixelX"?, "mmPerPixelY"?, "points": [[x, y], …] }] }.`;

interface Wish {
  readonly file: string;
  readonly bare: boolean;
  readonly json: boolean;
}

/** Prints the readings of everything drawn; a file that cannot be read or is malformed exits with REFUSED. */
export const run = command('measure', HELP, wishOf, async ({ file, bare, json }, io) => {
  const text = await textOf(file);
  const answer = text.ok ? answerTo(text.value, file, bare, json) : text;
  if (answer.ok) {
    io.out(answer.value);
    return DONE;
  }
  if (json && text.ok) io.out(JSON.stringify({ error: answer.problem }));
  io.err(text.ok && bare ? `${file} cannot be measured: ${answer.problem}; correct it and try again.` : answer.problem);
  return REFUSED;
});

function wishOf(args: string[]): Result<Wish> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false }, contours: { type: 'string' } },
    allowPositionals: true,
  });
  const files = values.contours === undefined ? positionals : [values.contours, ...positionals];
  const [file] = files;
  if (file === undefined || files.length > 1) return fail('name one file');
  return ok({ file, bare: values.contours !== undefined, json: values.json });
}

function answerTo(text: string, file: string, bare: boolean, json: boolean): Result<string> {
  if (bare) {
    const answers = measureContours(text);
    if (!answers.ok) return answers;
    return ok(json ? JSON.stringify({ contours: answers.value }) : answers.value.map(contourLine).join('\n'));
  }
  const measured = measureSession(text, file);
  if (!measured.ok) return measured;
  return ok(json ? JSON.stringify(measured.value) : linesOf(measured.value).join('\n'));
}

function linesOf({ outlines, vessels, measurements, runs }: MeasuredSession): readonly string[] {
  return [
    ...outlines.map(outlineLine),
    ...vessels.map(vesselLine),
    ...measurements.map(measurementLine),
    ...runs.map(({ note }) => note),
  ];
}

/** One line for each caliper, angle or note: its figures, or its words. */
function measurementLine({ name, kind, frame, figures: read, words, along = [] }: MeasurementRow): string {
  const said = read.map(({ name: what, value, unit }) =>
    unit === 'degrees' ? `${what} ${value.toFixed(2)}°` : `${what} ${value.toFixed(3)} ${unit}`,
  );
  return `${name} (frame ${frame}, ${MEASURING_TOOLS[kind].title.toLowerCase()}): ${[...said, ...positionsText(along), ...quoted(words)].join(', ')}`;
}

/** Where along a path its places lie, the two ends left out. */
function positionsText(along: readonly number[]): readonly string[] {
  const between = along.slice(1, -1);
  return between.length === 0 ? [] : [`points at ${between.map((value) => value.toFixed(3)).join(', ')}`];
}

function quoted(words: string): readonly string[] {
  return words === '' ? [] : [`“${words}”`];
}

/** One line for each vessel; it says that it decides nothing. */
function vesselLine(row: VesselRow): string {
  const { name, file, frame, unit, scale, figures: read, overIvusPoints, problem } = row;
  const head = `${name} (${file}, frame ${frame}, venogram${foundText(row)}, does not decide)`;
  if (read === null) return `${head}: ${problem}`;
  const length = (value: number): string => `${value.toFixed(3)} ${unit}`;
  const reference =
    read.reference === null || read.stenosisPct === null
      ? 'no reference'
      : `reference ${length(read.reference)}, stenosis ${read.stenosisPct.toFixed(1)} %`;
  const beside = overIvusPoints === null ? '' : `, ${pointsText(overIvusPoints)} than IVUS`;
  const covered = `edges drawn along ${length(read.covered)} of ${length(read.length)}`;
  const widths = `min ${length(read.min)} at ${length(read.minAlong)}, mean ${length(read.mean)}`;
  return `${head}: ${widths}, ${reference}${beside}; ${covered}; ${scaleText(scale)}`;
}

/** How a vessel's lines came about where no hand drew them. */
function foundText({ origin, accepted }: VesselRow): string {
  return origin === 'hand' ? '' : `, ${VESSEL_ORIGINS[origin]}${accepted ? '' : ', not accepted'}`;
}

/** Where the scale comes from, without the code of its state that `--json` gives. */
function scaleText(scale: string | null): string {
  return scale?.replace(/^ESTIMATED_\w+/, 'estimated scale').replace(/^[A-Z_]{2,}(?=:)/, 'scale') ?? 'no scale';
}

function pointsText(points: number): string {
  return `${Math.abs(points).toFixed(1)} points ${points < 0 ? 'lower' : 'higher'}`;
}

type Figures = Pick<ContourAnswer, 'min' | 'max' | 'mean' | 'area' | 'nonconvex'>;

function contourLine(answer: ContourAnswers[number]): string {
  return 'error' in answer
    ? `${answer.id}: not measured: it ${answer.error}`
    : `${answer.id}: ${figures(answer, answer.unit)}`;
}

/** How an outline came about where no hand drew it. */
const MADE: Readonly<Record<SessionReading['origin'], string>> = {
  hand: '',
  copy: ', copied',
  interpolation: ', interpolated',
  imported: ', imported',
  automatic: ', automatic',
  corrected: ', automatic and corrected',
};

function outlineLine({
  name,
  frame,
  role,
  segment,
  unit,
  readings,
  problem,
  origin,
  accepted,
}: SessionReading): string {
  const waits = accepted ? '' : ', not accepted';
  const said = `${role === 'unknown' ? 'role not set' : role}, ${segment === 'unknown' ? 'segment not set' : segment}`;
  const what = `${name} (frame ${frame}, ${said}${MADE[origin]}${waits})`;
  return `${what}: ${readings === null ? `not measured: it ${problem}` : figures(readings, unit)}`;
}

function figures({ min, max, mean, area, nonconvex }: Figures, unit: 'mm' | 'px'): string {
  const lengths = `min ${min.toFixed(3)} ${unit}, max ${max.toFixed(3)} ${unit}, mean ${mean.toFixed(3)} ${unit}`;
  return `${lengths}, area ${area.toFixed(2)} ${unit}²${nonconvex ? ', nonconvex' : ''}`;
}
