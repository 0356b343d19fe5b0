/// <reference path="./pdfkit.d.ts" />

import bidiFactory from 'bidi-js';
import { greatestOf } from '../../extremes.ts';

/** A piece of a line in one font and one direction. */
export interface TextRun {
  readonly text: string;
  /** Index of the font. */
  readonly font: number;
  readonly rightToLeft: boolean;
}

const bidi = bidiFactory();

/** Letters that run from right to left, their digits, and marks that turn the direction: without one a line runs from left to right throughout. */
const TURNED =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Marks that say a direction and are no letters. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
/** What stays with the letter before it. */
const JOINED = /^[\p{M}\p{Cf}\s]/u;

/**
 * A line as pieces from left to right on the paper: each letter in the first font that has it (`fontOf` gives its index), each piece in one
 * direction (Unicode bidirectional algorithm). Marks that join or combine stay with the letter before them.
 */
export function textRuns(line: string, fontOf: (letter: string) => number): readonly TextRun[] {
  const levels = TURNED.test(line) ? bidi.getEmbeddingLevels(line).levels : null;
  const runs: (TextRun & { readonly level: number })[] = [];
  let [start, at] = [0, 0];
  let here: { readonly level: number; readonly font: number } | null = null;
  const close = () => {
    const text = line.slice(start, at).replace(TURNS, '');
    if (here !== null && text !== '') runs.push({ text, ...here, rightToLeft: here.level % 2 === 1 });
    start = at;
  };
  for (const letter of line) {
    const level = levels?.[at] ?? 0;
    const font: number = here !== null && JOINED.test(letter) ? here.font : fontOf(letter);
    if (here === null || here.level !== level || here.font !== font) {
      close();
      here = { level, font };
    }
    at += letter.length;
  }
  close();
  return levels === null ? runs : reordered(runs);
}

/** Rule L2 of the algorithm: from the highest level down to the lowest odd one, every stretch of that level or above is turned round. */
function reordered<Run extends { readonly level: number }>(runs: readonly Run[]): readonly Run[] {
  const line = [...runs];
  for (let level = Math.max(0, greatestOf(line.map((run) => run.level))); level > 0; level--) {
    for (let start = 0; start < line.length; start++) {
      let end = start;
      while (end < line.length && (line[end]?.level ?? 0) >= level) end += 1;
      for (const [i, run] of line.slice(start, end).reverse().entries()) line[start + i] = run;
      start = Math.max(start, end);
    }
  }
  return line;
}
