/// <reference path="./pdfkit.d.ts" />

import PDFDocument, { type Structure } from 'pdfkit';
import { joined } from '../../dicom/bytes/joined.ts';
import { type ReportFonts, type Setting, typesetting } from './typesetting.ts';

/** Sizes of paper in points. */
export const PAPERS = { a4: [595.28, 841.89], letter: [612, 792] } as const;
export type Paper = keyof typeof PAPERS;

/** What the document says of itself. */
export interface SheetFacts {
  readonly title: string;
  readonly author: string;
  readonly program: string;
  /** Of the issue, never of the printing: the same issue has the same bytes. */
  readonly created: Date;
}

/** Pages to be drawn on, in points from the top left corner of the page; text may be of any script that the fonts have. */
export interface Sheet extends Setting {
  readonly width: number;
  readonly height: number;
  box(x: number, y: number, width: number, height: number, colour: string): void;
  frame(x: number, y: number, width: number, height: number, colour: string): void;
  line(
    points: readonly (readonly [number, number])[],
    look: { colour: string; width: number; dash?: number; closed?: boolean },
  ): void;
  image(png: Uint8Array, x: number, y: number, width: number, height: number): void;
  /** Draws inside a rectangle only. */
  clipped(x: number, y: number, width: number, height: number, draw: () => void): void;
  /** Says what a part of the page is (PDF structure types), for screen readers. */
  tagged(type: string, draw: () => void, options?: { readonly alt?: string }): void;
  /** A part with parts of its own. */
  nested(
    type: string,
    fill: (part: (type: string, draw: () => void, options?: Readonly<Record<string, unknown>>) => void) => void,
  ): void;
  nextPage(): void;
  /** Draws on every page what is no content, such as its footer; called once, at the end. */
  onEachPage(draw: (page: number, pages: number) => void): void;
  finish(): Promise<Uint8Array>;
}

function opened(paper: Paper, facts: SheetFacts): PDFDocument {
  return new PDFDocument({
    size: PAPERS[paper],
    margins: { top: 0, left: 0, right: 0, bottom: 0 },
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    font: null,
    info: {
      Title: facts.title,
      Author: facts.author,
      Creator: facts.program,
      Producer: facts.program,
      CreationDate: facts.created,
      ModDate: facts.created,
    },
  });
}

/** A document of one paper size with its fonts; the same calls give the same bytes in Node and in a browser. */
export function openSheet(paper: Paper, fonts: ReportFonts, facts: SheetFacts): Sheet {
  const doc = opened(paper, facts);
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve) => {
    doc.on('data', (chunk) => chunks.push(chunk));
    doc.on('end', () => resolve(joined(chunks)));
  });
  const setting = typesetting(doc, fonts);
  let open: Structure = doc.struct('Document');
  doc.addStructure(open);
  const root = open;
  const add = (type: string, draw: () => void, options: Readonly<Record<string, unknown>> = {}) => {
    open.add(doc.struct(type, options, draw));
  };
  return {
    width: doc.page.width,
    height: doc.page.height,
    ...setting,
    ...drawing(doc),
    tagged: add,
    nested(type, fill) {
      const outer = open;
      open = doc.struct(type);
      outer.add(open);
      fill(add);
      open.end();
      open = outer;
    },
    nextPage: () => void doc.addPage(),
    onEachPage(draw) {
      const { start, count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page++) {
        doc.switchToPage(start + page);
        doc.markContent('Artifact', { type: 'Pagination' });
        draw(page + 1, count);
        doc.endMarkedContent();
      }
    },
    finish() {
      root.end();
      doc.end();
      return done;
    },
  };
}

function drawing(doc: PDFDocument): Pick<Sheet, 'box' | 'frame' | 'line' | 'image' | 'clipped'> {
  return {
    box: (x, y, width, height, colour) => void doc.rect(x, y, width, height).fillColor(colour).fill(),
    frame: (x, y, width, height, colour) =>
      void doc.rect(x, y, width, height).lineWidth(0.5).strokeColor(colour).stroke(),
    line(points, { colour, width, dash, closed = false }) {
      const [start, ...rest] = points;
      if (start === undefined) return;
      doc.lineWidth(width).strokeColor(colour);
      if (dash !== undefined) doc.dash(dash, { space: dash });
      doc.moveTo(...start);
      for (const point of rest) doc.lineTo(...point);
      if (closed) doc.closePath();
      doc.stroke();
      if (dash !== undefined) doc.undash();
    },
    image: (png, x, y, width, height) => void doc.image(png, x, y, { width, height }),
    clipped(x, y, width, height, draw) {
      doc.save();
      doc.rect(x, y, width, height).clip();
      draw();
      doc.restore();
    },
  };
}
