import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import type { ReportContent } from '../../core/report/content.ts';
import type { KeyPicture } from '../../core/report/pdf/figure.ts';
import { reportPdf } from '../../core/report/pdf/report-pdf.ts';
import type { Paper } from '../../core/report/pdf/sheet.ts';
import { reportFonts } from '../../electron/cli/report-fonts.ts';
import { perfect, studies, study } from '../core/practice/perfect.ts';
import { made } from '../core/report/made.ts';

/** A dark picture for every key frame. */
function picturesOf({ keyFrames }: ReportContent): ReadonlyMap<string, KeyPicture> {
  const png = encode({ width: 512, height: 512, data: new Uint8Array(512 * 512).fill(30), channels: 1, depth: 8 });
  return new Map(keyFrames.map((id) => [id, { png, columns: 512, rows: 512 }]));
}

async function pdfOf(content: ReportContent, paper: Paper = 'a4'): Promise<Uint8Array> {
  return reportPdf(content, { paper, fonts: await reportFonts(), pictures: picturesOf(content) });
}

/** A file with these bytes in a folder of its own. */
function written(bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'ivus-pdf-')), 'report.pdf');
  writeFileSync(path, bytes);
  return path;
}

const textOf = (path: string) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
const factsOf = (path: string) => execFileSync('pdfinfo', [path], { encoding: 'utf8' });

/** The first page as grey values, at 144 pixels an inch: two a point. */
function firstPage(path: string): { readonly width: number; readonly data: ArrayLike<number> } {
  const stem = path.replace('.pdf', '');
  execFileSync('pdftoppm', ['-r', '144', '-png', '-singlefile', path, stem]);
  const { width, data, channels } = decode(readFileSync(`${stem}.png`));
  return { width, data: Uint8Array.from({ length: data.length / channels }, (_, k) => data[k * channels] ?? 255) };
}

/** How many dark pixels a rectangle of the page (in points) has. */
function ink(path: string, [x, y, w, h]: readonly [number, number, number, number]): number {
  const { width, data } = firstPage(path);
  let dark = 0;
  for (let row = 2 * y; row < 2 * (y + h); row++)
    for (let column = 2 * x; column < 2 * (x + w); column++) if ((data[row * width + column] ?? 255) < 128) dark += 1;
  return dark;
}

describe.each(studies.map((each) => [each.of.id, each] as const))('study %s', (_, each) => {
  test('the figures of the text are those of the report; no stent size unless one is proposed', async () => {
    const content = made(perfect(each));
    const text = textOf(written(await pdfOf(content)));
    for (const { readings, unit } of content.lumens) {
      expect(unit).toBe('mm');
      expect(text).toContain(readings.min.toFixed(2));
      expect(text).toContain(readings.mean.toFixed(2));
    }
    expect(text.replaceAll(/\s+/g, ' ')).toContain(content.headline.text);
    const sizes = text.match(/\d+ × \d+ mm/g) ?? [];
    if (content.stent === null) expect(sizes).toEqual([]);
    else expect(sizes.length).toBeGreaterThan(0);
  });
});

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
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n').slice(2, -1);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  },
);

/** Where the patient's name stands on the first page: x, y, width and height in points. */
const NAME = [120, 58, 170, 12] as const;

/** A short report of a patient. */
async function named(patientName: string): Promise<string> {
  const { header, ...content } = made(perfect(study('classic-left-nivl')));
  const short = { ...content, header: { ...header, patientName }, keyFrames: [], lumens: [], rules: [] };
  return written(await pdfOf(short));
}

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
  const drawn = ink(await named(patientName), NAME);
  expect(ink(await named('\u00a0'), NAME)).toBe(0);
  // Each letter leaves ink, and it is not the box that stands for a letter without a picture.
  expect(drawn).toBeGreaterThan(15 * letters);
  expect(drawn).not.toBe(ink(await named('\u{1FAE0}'.repeat(letters)), NAME));
});

test('words of an Arabic name stand from right to left', async () => {
  const [long, short] = ['قققققققققق', 'د'];
  const { width, data } = firstPage(await named(`${long} ${short}`));
  const columns: number[] = [];
  for (let x = 2 * NAME[0]; x < 2 * (NAME[0] + NAME[2]); x++)
    for (let y = 2 * NAME[1]; y < 2 * (NAME[1] + NAME[3]); y++) if ((data[y * width + x] ?? 255) < 128) columns.push(x);
  const gaps = [...new Set(columns)].map((x, index, all) => x - (all[index - 1] ?? x));
  const widest = Math.max(...gaps);
  const at = gaps.indexOf(widest);
  // The short word was written last and so stands left of the gap between the words.
  expect(at).toBeLessThan(gaps.length / 2);
});
