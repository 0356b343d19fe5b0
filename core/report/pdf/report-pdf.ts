import type { ReportContent } from '../content.ts';
import type { KeyPicture } from './figure.ts';
import { drawFirstPage } from './first-page.ts';
import { flowOn, MARGIN, QUIET, SMALL } from './flow.ts';
import { drawFurtherPages } from './further-pages.ts';
import { openSheet, type Paper, type Sheet } from './sheet.ts';
import type { ReportFonts } from './typesetting.ts';

/** What a PDF needs besides the report: paper, fonts, and the picture of each key frame by its id (one that is missing is said). */
export interface PdfWish {
  readonly paper: Paper;
  readonly fonts: ReportFonts;
  readonly pictures: ReadonlyMap<string, KeyPicture>;
}

/** A report as a PDF: the first page stands alone, the rules and what the report was made from follow. The same report has the same bytes in Node and in the window. */
export function reportPdf(content: ReportContent, { paper, fonts, pictures }: PdfWish): Promise<Uint8Array> {
  const { header, provenance } = content;
  const sheet = openSheet(paper, fonts, {
    title: titleOf(content),
    author: header.reader,
    program: `${provenance.program} ${provenance.version}`,
    created: new Date(header.issuedAt),
  });
  const flow = flowOn(sheet);
  drawFirstPage(flow, content, titleOf(content), pictures);
  drawFurtherPages(flow, content);
  sheet.onEachPage((page, pages) => footer(sheet, content, page, pages));
  return sheet.finish();
}

/** "IVUS of the left iliac vein: stent plan". */
export function titleOf({ indication }: Pick<ReportContent, 'indication'>): string {
  const side = indication.find(({ path }) => path === 'findings.side')?.value ?? '';
  const vein = side === 'left' || side === 'right' ? `the ${side} iliac vein` : 'the iliac veins';
  return `IVUS of ${vein}: stent plan`;
}

function footer(sheet: Sheet, { provenance, header }: ReportContent, page: number, pages: number): void {
  const width = sheet.width - 2 * MARGIN;
  const y = sheet.height - 38;
  sheet.line(
    [
      [MARGIN, y - 3],
      [MARGIN + width, y - 3],
    ],
    { colour: QUIET, width: 0.4 },
  );
  const { program, version, session, notDevice } = provenance;
  sheet.text(
    `NOT A MEDICAL DEVICE. ${notDevice.replace(/^Not a medical device; /, '').replace(/^f/, 'F')} Verify against the primary literature.`,
    MARGIN,
    y,
    width,
    { ...SMALL, size: 6.8 },
  );
  const left = `${program} ${version} · session ${session.slice(0, 12)}${header.draft ? ' · DRAFT' : ''}`;
  sheet.text(left, MARGIN, y + 10, width, { ...SMALL, size: 6.8 });
  const right = `page ${page} of ${pages}`;
  const style = { ...SMALL, size: 6.8 };
  sheet.text(right, MARGIN + width - sheet.widthOf(right, style), y + 10, width, style);
}
