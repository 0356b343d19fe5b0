/// <reference path="./pdfkit.d.ts" />

import type PDFDocument from 'pdfkit';
import { type TextRun, textRuns } from './runs.ts';

/** The fonts of a report: the bytes of TrueType or WOFF files (WOFF2 gives invisible text). `further` are tried in order for letters that the first two lack. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly further: readonly Uint8Array[];
}

/** How a text is set; sizes in points. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
}

/** Text on a page, of any script that the fonts have; sizes in points, `y` is the top of the first line. */
export interface Setting {
  /** Draws a text into a column and gives its height. */
  text(text: string, x: number, y: number, width: number, style: TextStyle): number;
  /** The height that a text takes in a column. */
  heightOf(text: string, width: number, style: TextStyle): number;
  widthOf(text: string, style: TextStyle): number;
}

const LINE_HEIGHT = 1.28;

/** Index of the bold font among those of a report. */
const BOLD = 1;

/** Takes the fonts in, and says which of them to use for a letter: the first that has it, else the usual one. */
function fontChoice(doc: PDFDocument, { regular, bold, further }: ReportFonts) {
  for (const [index, bytes] of [regular, bold, ...further].entries()) doc.registerFont(`font ${index}`, bytes);
  const choose = (index: number, size: number) => doc.font(`font ${index}`).fontSize(size);
  const spare = further.map((_, index) => index + 2);
  const fontsOf = (main: number) => {
    const known = new Map<string, number>();
    return (letter: string) => {
      const has = (index: number) => choose(index, 1)._font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
      const found = known.get(letter) ?? [main, ...spare].find(has) ?? main;
      known.set(letter, found);
      return found;
    };
  };
  return { choose, usual: fontsOf(0), heavy: fontsOf(BOLD) };
}

/** Sets text of any script, line by line. */
export function typesetting(doc: PDFDocument, fonts: ReportFonts): Setting {
  const { choose, usual, heavy } = fontChoice(doc, fonts);
  const options = ({ rightToLeft }: TextRun) => ({
    lineBreak: false,
    baseline: 'alphabetic' as const,
    // Otherwise the words of a right-to-left run are laid out one by one, in the wrong order.
    ...(rightToLeft ? { features: [] } : {}),
  });
  const runsOf = (line: string, { bold = false }: TextStyle) => textRuns(line, bold ? heavy : usual);
  const widthOf = (line: string, style: TextStyle) =>
    runsOf(line, style).reduce(
      (sum, run) => sum + choose(run.font, style.size).widthOfString(run.text, options(run)),
      0,
    );
  const linesOf = (text: string, width: number, style: TextStyle) =>
    together(text)
      .split('\n')
      .flatMap((paragraph) => broken(paragraph, width, (line) => widthOf(line, style)));
  const drawLine = (line: string, x: number, baseline: number, style: TextStyle) => {
    let at = x;
    doc.fillColor(style.colour ?? '#000000');
    for (const run of runsOf(line, style)) {
      choose(run.font, style.size).text(run.text, at, baseline, options(run));
      at += doc.widthOfString(run.text, options(run));
    }
  };
  return {
    widthOf,
    heightOf: (text, width, style) => linesOf(text, width, style).length * style.size * LINE_HEIGHT,
    text(text, x, y, width, style) {
      const lines = linesOf(text, width, style);
      for (const [index, line] of lines.entries())
        drawLine(line, x, y + style.size * (0.97 + index * LINE_HEIGHT), style);
      return lines.length * style.size * LINE_HEIGHT;
    },
  };
}

/** A number and its unit are not parted at the end of a line. */
function together(text: string): string {
  return text.replaceAll(/(\d) (mm²?|px²?|%|s)(?![\p{L}\d])/gu, '$1\u00a0$2');
}

/** A paragraph as lines no wider than a column: broken at spaces, and inside a word that is too wide by itself. */
function broken(paragraph: string, width: number, widthOf: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (widthOf(next) <= width) {
      line = next;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && widthOf(line + letter) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return [...lines, line];
}
