import { greatestOf } from '../../extremes.ts';
import type { Sheet } from './sheet.ts';
import type { TextStyle } from './typesetting.ts';

export const MARGIN = 36;
/** Room for the footer, below the margin of the text. */
const FOOTER = 44;

export const INK = '#1a1f24';
export const QUIET = '#5b6670';
export const RULE = '#c9d1d8';

export const BODY: TextStyle = { size: 8.6, colour: INK };
export const SMALL: TextStyle = { size: 7.2, colour: QUIET };
const HEADING: TextStyle = { size: 9.6, bold: true, colour: '#0d3b66' };

/** A place on the pages that moves down as things are put under each other. */
export interface Flow {
  readonly sheet: Sheet;
  readonly left: number;
  readonly width: number;
  y: number;
}

/** The flow at the top of a sheet's first page. */
export function flowOn(sheet: Sheet): Flow {
  return { sheet, left: MARGIN, width: sheet.width - 2 * MARGIN, y: MARGIN };
}

/** Turns the page where less than a height is left. */
export function need(flow: Flow, height: number): void {
  if (flow.y + height <= flow.sheet.height - FOOTER) return;
  flow.sheet.nextPage();
  flow.y = MARGIN;
}

/** A heading that never stands alone at the foot of a page. */
export function heading(flow: Flow, text: string, keep = 20): void {
  need(flow, keep + 14);
  flow.y += 5;
  flow.sheet.tagged('H2', () => {
    flow.y += flow.sheet.text(text, flow.left, flow.y, flow.width, HEADING);
  });
  flow.sheet.line(
    [
      [flow.left, flow.y],
      [flow.left + flow.width, flow.y],
    ],
    { colour: RULE, width: 0.6 },
  );
  flow.y += 3;
}

/** A paragraph over the whole width. */
export function paragraph(flow: Flow, text: string, style: TextStyle = BODY): void {
  const height = flow.sheet.heightOf(text, flow.width, style);
  need(flow, Math.min(height, 60));
  flow.sheet.tagged('P', () => flow.sheet.text(text, flow.left, flow.y, flow.width, style));
  flow.y += height + 2;
}

/** A cell of a table; numbers stand right. */
export interface Column {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly right?: boolean;
}

/** A table with a head row, repeated on each page that it reaches. */
export function table(
  flow: Flow,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  style: TextStyle = BODY,
): void {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (flow.width * share) / total);
  const titles = columns.map(({ title }) => title);
  const headStyle = { ...style, size: style.size - 0.8, bold: true, colour: QUIET };
  const gap = style.size < 7 ? 0.5 : 2;
  const heightOf = (cells: readonly string[], cellStyle: TextStyle) =>
    greatestOf(cells.map((cell, index) => flow.sheet.heightOf(cell, (widths[index] ?? 0) - 6, cellStyle)));
  flow.sheet.nested('Table', () => {
    const draw = (cells: readonly string[], kind: 'TH' | 'TD') => {
      const cellStyle = kind === 'TH' ? headStyle : style;
      flow.sheet.nested('TR', (part) => {
        let x = flow.left;
        for (const [index, cell] of cells.entries()) {
          const width = widths[index] ?? 0;
          const at = x;
          part(kind, () => put(flow, cell, at, width, cellStyle, columns[index]?.right ?? false));
          x += width;
        }
      });
      flow.y += heightOf(cells, cellStyle) + gap;
    };
    need(flow, heightOf(titles, headStyle) + 16);
    draw(titles, 'TH');
    for (const cells of rows) {
      const page = flow.y;
      need(flow, heightOf(cells, style) + 2);
      if (flow.y < page) draw(titles, 'TH');
      draw(cells, 'TD');
    }
  });
}

function put({ sheet, y }: Flow, cell: string, x: number, width: number, style: TextStyle, right: boolean): void {
  const shift = right ? Math.max(0, width - 6 - sheet.widthOf(cell, style)) : 0;
  sheet.text(cell, x + shift, y, width - 6 - shift + 0.01, style);
}
