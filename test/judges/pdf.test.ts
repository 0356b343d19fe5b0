import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { expect, test } from 'vitest';
import type { ReportContent } from '../../core/report/content.ts';
import type { KeyPicture } from '../../core/report/pdf/figure.ts';
import { reportPdf } from '../../core/report/pdf/report-pdf.ts';
import type { Paper } from '../../core/report/pdf/sheet.ts';
import { reportFonts } from '../../electron/cli/report-fonts.ts';
import { perfect, study } from '../core/practice/perfect.ts';
import { made } from '../core/report/made.ts';

/** A dark picture for every key frame. */
function picturesOf({ keyFrames }: ReportContent): ReadonlyMap<string, KeyPicture> {
  const png = encode({ width: 512, height: 512, data: new Uint8Array(512 * 512).fill(30), channels: 1, depth: 8 });
  return new Map(keyFrames.map((id) => [id, { png, columns: 512, rows: 512 }]));
}

const fonts = await reportFonts();

function pdfOf(content: ReportContent, paper: Paper = 'a4'): Promise<Uint8Array> {
  return reportPdf(content, { paper, fonts, pictures: picturesOf(content) });
}

/** A file with these bytes in a folder of its own. */
function written(bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'ivus-pdf-')), 'report.pdf');
  writeFileSync(path, bytes);
  return path;
}

const factsOf = (path: string) => execFileSync('pdfinfo', [path], { encoding: 'utf8' });

test.each(['a4', 'letter'] as const)(
  'on %s it has two pages, tagged, with embedded fonts, and the same bytes twice',
  async (paper) => {
    const content = made(perfect(study('classic-left-nivl')));
    const bytes = await pdfOf(content, paper);
    expect(Buffer.compare(bytes, await pdfOf(content, paper))).toBe(0);
    const path = written(bytes);
    const facts = factsOf(path);
    expect(facts).toMatch(/Pages: +2\n/);
    expect(facts).toMatch(/Tagged: +yes/);
    expect(facts).toMatch(paper === 'a4' ? /A4/ : /letter/);
    const embedded = execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n').slice(2, -1);
    expect(embedded.length).toBeGreaterThan(0);
    expect(embedded.filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  },
);

/** Where the patient's name stands on the first page: x, y, width and height in points. */
const NAME = [120, 58, 170, 12] as const;

/** The dark pixels of the patient's name on the first page of a short report, each by its column from the left, at 144 pixels an inch: two a point. */
async function ink(patientName: string): Promise<readonly number[]> {
  const { header, ...content } = made(perfect(study('classic-left-nivl')));
  const short = { ...content, header: { ...header, patientName }, keyFrames: [], lumens: [], rules: [] };
  const path = written(await pdfOf(short));
  const stem = path.replace('.pdf', '');
  const box = ['-x', '-y', '-W', '-H'].flatMap((side, k) => [side, String(2 * (NAME[k] ?? 0))]);
  execFileSync('pdftoppm', ['-r', '144', '-png', '-singlefile', ...box, path, stem]);
  const { width, data, channels } = decode(readFileSync(`${stem}.png`));
  return Array.from({ length: data.length / channels }, (_, k) => k)
    .filter((k) => (data[k * channels] ?? 255) < 128)
    .map((k) => k % width);
}

/** How many pixels the box takes that stands for a letter without a picture; a name without letters takes none. */
const box = (await ink('\u{1FAE0}')).length;

test('a name without letters leaves no ink, one without pictures for its letters leaves boxes', async () => {
  expect(await ink('\u00a0')).toEqual([]);
  expect(box).toBeGreaterThan(15);
});

test.each([
  ['Latin', 'Müller-Lüdenscheidt, Zoë'],
  ['Greek', 'Παπαδόπουλος, Γιώργος'],
  ['Cyrillic', 'Люксембург, Анна'],
  ['Arabic', 'قباني لنزار'],
  ['Hebrew', 'שרון דבורה'],
  ['Chinese', '王小东'],
  ['Japanese', '山田太郎'],
  ['Korean', '김희중'],
])('a name in %s is drawn, letter by letter', async (_, patientName) => {
  const letters = [...patientName.replaceAll(/[ ,-]/g, '')].length;
  const drawn = (await ink(patientName)).length;
  // Each letter leaves ink, and it is not the box that stands for a letter without a picture.
  expect(drawn).toBeGreaterThan(15 * letters);
  expect(Math.abs(drawn / (box * letters) - 1)).toBeGreaterThan(0.02);
});

test('words of an Arabic name stand from right to left', async () => {
  const [long, short] = ['قققققققققق', 'د'];
  const columns = [...new Set(await ink(`${long} ${short}`))].toSorted((a, b) => a - b);
  const gaps = columns.map((x, index) => x - (columns[index - 1] ?? x));
  const at = gaps.indexOf(Math.max(...gaps));
  // The short word was written last and so stands left of the gap between the words.
  expect(at).toBeLessThan(gaps.length / 2);
});
