import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanAnswer } from '../../../core/plan/answer.ts';
import { WARNINGS } from '../../../core/plan/words.ts';
import type { MeasuredSession } from '../../../core/session/derived/measure.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { ivus } from '../../ivus.ts';

/** What the command line says of a session: `ivus plan` as JSON and as text, `ivus measure` as JSON. */
export interface CommandLine {
  readonly session: Session;
  readonly answer: PlanAnswer;
  readonly explained: string;
  readonly measured: MeasuredSession;
}

const folder = mkdtempSync(join(tmpdir(), 'ivus-agreement-'));

/** Asks the command line about a session. */
export async function commandLine(session: Session): Promise<CommandLine> {
  const file = join(folder, 'case.ivus.json');
  writeFileSync(file, writeSession(session));
  const [answer, explained, measured] = [
    await ivus('plan', file, '--json'),
    await ivus('plan', file),
    await ivus('measure', file, '--json'),
  ];
  return { session, answer: JSON.parse(answer.out), explained: explained.out, measured: JSON.parse(measured.out) };
}

/** Numbers with a point, or before a unit. */
const NUMBER = /\d+\.\d+|\d+(?= ?(?:mm|%|[×x] ?\d))/g;

/**
 * The numbers of a printed report, those with a point or a unit, that are none of plan or measure: neither written in the plan's text,
 * nor one of their figures rounded to as many digits, nor a length or scale that the session holds. `aside` are words to leave out of
 * the print: names, UIDs, versions.
 */
export function unexplained(
  printed: string,
  { session, answer, explained, measured }: CommandLine,
  aside: readonly string[],
): readonly string[] {
  const rest = aside.reduce((text, words) => text.replaceAll(words, ' '), printed);
  // A warning is told by the plan with its figures, by the report in its own sentence.
  const sentences = answer.warnings.map((code) => WARNINGS[code]).join(' ');
  const written = new Set(`${explained} ${sentences}`.match(NUMBER));
  const figures = [
    ...numbersIn({ answer, measured }),
    ...numbersIn([session.axis, session.runs.map(scalesOf)]),
    ...otherDefinitions(answer, measured),
  ];
  return (rest.match(NUMBER) ?? []).filter((token) => {
    const digits = token.split('.')[1]?.length ?? 0;
    return !written.has(token) && !figures.some((figure) => figure.toFixed(Math.min(digits, 20)) === token);
  });
}

/** The stenosis by the smallest caliper of each lesion, and against each other reference: shown and never deciding (METHODOLOGY D4, D6). */
function otherDefinitions({ metrics }: PlanAnswer, { outlines }: MeasuredSession): readonly number[] {
  const { rvdMm, mldMm } = metrics;
  const readings = outlines.flatMap((outline) => outline.readings ?? []);
  return [
    ...readings.flatMap(({ minCaliper }) => (rvdMm === null ? [] : [(100 * (rvdMm - minCaliper)) / rvdMm])),
    ...readings.flatMap(({ mean }) => (mldMm === null ? [] : [(100 * (mean - mldMm)) / mean])),
  ];
}

/** Millimetres per pixel of a run: regions state centimetres, a line its own length. */
function scalesOf({ spacing, operatorScale }: Session['runs'][number]): readonly number[] {
  const regions = (spacing.regions ?? []).flatMap(({ deltaX, deltaY }) => [10 * deltaX, 10 * deltaY]);
  if (operatorScale === null) return regions;
  const { from, to, mm } = operatorScale;
  return [...regions, mm, mm / Math.hypot(to[0] - from[0], to[1] - from[1])];
}

/** All numbers in a document, without their signs. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [Math.abs(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
