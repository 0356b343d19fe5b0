/// <reference path="./pdfkit.d.ts" />

import bidiFactory from 'bidi-js';

/** A piece of a line in one font and one direction. */
export interface TextRun {
  readonly text: string;
  /** Index of the font. */
  readonly font: number;
  readonly rightToLeft: boolean;
}

const bidi = bidiFactory();

/**
 * A line as pieces from left to right on the paper: each letter in the first font that has it (`fontOf` gives its index), each piece in one
 * direction (Unicode bidirectional algorithm). Marks that join or combine stay with the letter before them.
 */
export function textRuns(line: string, fontOf: (letter: string) => number): readonly TextRun[] {
  const { levels } = bidi.getEmbeddingLevels(line);
  const runs: (TextRun & { readonly level: number })[] = [];
  let at = 0;
  for (const letter of line) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    const font = last !== undefined && /^[\p{M}\p{Cf}\s]/u.test(letter) ? last.font : fontOf(letter);
    if (last !== undefined && last.level === level && last.font === font)
      runs[runs.length - 1] = { ...last, text: last.text + letter };
    else runs.push({ text: letter, font, level, rightToLeft: level % 2 === 1 });
    at += letter.length;
  }
  return reordered(runs);
}

/** Rule L2 of the algorithm: from the highest level down to the lowest odd one, every stretch of that level or above is turned round. */
function reordered<Run extends { readonly level: number }>(runs: readonly Run[]): readonly Run[] {
  const line = [...runs];
  for (let level = Math.max(0, ...line.map((run) => run.level)); level > 0; level--) {
    for (let start = 0; start < line.length; start++) {
      let end = start;
      while (end < line.length && (line[end]?.level ?? 0) >= level) end += 1;
      line.splice(start, end - start, ...line.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return line;
}
