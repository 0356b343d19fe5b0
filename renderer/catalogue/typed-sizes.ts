import { append } from '../../core/extremes.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok } from '../../core/result.ts';
import type { Millimetres } from '../../core/units.ts';
import { micrometres } from '../../core/units.ts';

/** More lengths than this in one range are a slip of the hand: no product comes in so many. */
const MOST = 100;

const NUMBER = String.raw`\d+(?:\.\d+)?`;
/** "14–20 in steps of 2", "14-20/2", "14 to 20 by 2"; without the steps as well, to say what is missing. */
const RANGE = String.raw`(${NUMBER})\s*(?:[-\u2010-\u2015]|\bto\b)\s*(${NUMBER})(?:\s*(?:/|\bby\b|(?:\bin\s+)?\bsteps?\s+of\b)\s*(${NUMBER}))?`;
const PART = new RegExp(String.raw`\s*(?:${RANGE}|(${NUMBER}))(?![\w.])`, 'iuy');

/**
 * Lengths in millimetres as they are typed, each once, in their order: numbers and ranges with their step ("14–20 in steps of 2",
 * "14-20/2") between commas, semicolons or blanks. A sentence says what cannot be read.
 */
export function lengthsTyped(text: string): Result<Millimetres[]> {
  const read = text
    .replaceAll(/\bmm\b/giu, ' ')
    .split(/[,;\n]+/u)
    .map(partTyped);
  const wrong = read.find((part) => !part.ok);
  if (wrong !== undefined && !wrong.ok) return wrong;
  return ok([...new Set(read.flatMap((part) => (part.ok ? part.value : [])))]);
}

/** Exact sizes, "14 × 60, 16 × 100"; each side may be a range with its step, which stands for all its sizes. */
export function sizesTyped(text: string): Result<[Millimetres, Millimetres][]> {
  const sizes: [Millimetres, Millimetres][] = [];
  for (const part of text.split(/[,;\n]+/u).filter((each) => each.trim() !== '')) {
    const sides = part.split(/[x×]/iu);
    const [diameters, lengths] = sides.map(lengthsTyped);
    if (
      sides.length !== 2 ||
      sides.some((side) => side.trim() === '') ||
      diameters === undefined ||
      lengths === undefined
    )
      return fail(`“${part.trim()}” is no size: enter diameter × length, such as 14 × 60, 16 × 100.`);
    if (!diameters.ok) return diameters;
    if (!lengths.ok) return lengths;
    const pairs = diameters.value.flatMap((diameter) =>
      lengths.value.map((length): [Millimetres, Millimetres] => [diameter, length]),
    );
    append(
      sizes,
      pairs.filter((pair) => !sizes.some((size) => size.join() === pair.join())),
    );
  }
  return ok(sizes);
}

function partTyped(part: string): Result<Millimetres[]> {
  const lengths: Millimetres[] = [];
  for (let at = 0; part.slice(at).trim() !== ''; ) {
    PART.lastIndex = at;
    const [found, first, last, step, single] = PART.exec(part) ?? [];
    if (found === undefined)
      return fail(`“${part.trim()}” cannot be read: enter millimetres, such as 14, 16 or 14–20 in steps of 2.`);
    const read = single === undefined ? rangeOf(first ?? '', last ?? '', step ?? null) : positive(single);
    if (!read.ok) return read;
    append(lengths, read.value);
    at += found.length;
  }
  return ok(lengths);
}

function positive(text: string): Result<Millimetres[]> {
  return Number(text) > 0 ? ok([Number(text)]) : fail('Enter lengths of more than 0 mm.');
}

/** Both ends and every step between, in whole micrometres so that no step drifts. */
function rangeOf(first: string, last: string, step: string | null): Result<Millimetres[]> {
  const words = `${first}–${last}`;
  if (step === null) return fail(`${words} needs its step, such as ${words} in steps of 2.`);
  const [from, to, by] = [first, last, step].map((text) => micrometres(Number(text))) as [number, number, number];
  if (from <= 0) return fail('Enter lengths of more than 0 mm.');
  if (to <= from) return fail(`${words} runs backwards: enter the smaller number first.`);
  if (by <= 0) return fail(`The step of ${words} must be more than 0.`);
  if ((to - from) % by !== 0)
    return fail(`${words} in steps of ${step} does not end at ${last}: correct the step or the end.`);
  const count = (to - from) / by + 1;
  if (count > MOST) return fail(`${words} in steps of ${step} are ${count} sizes: check the step.`);
  return ok(Array.from({ length: count }, (_, index) => (from + index * by) / 1000));
}
