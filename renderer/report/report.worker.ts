import regular from 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf?url';
import bold from 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf?url';
import { program } from '../../core/program.ts';
import { laidRaster } from '../../core/report/figure/laid.ts';
import { rasterOf } from '../../core/report/figure/raster.ts';
import { withStrokes } from '../../core/report/figure/strokes.ts';
import { formFiles, type RunFile } from '../../core/report/forms.ts';
import { type MadeReport, madeReport } from '../../core/report/making.ts';
import japanese from '../../core/report/pdf/fonts/noto-sans-jp.woff?url';
import korean from '../../core/report/pdf/fonts/noto-sans-kr.woff?url';
import chinese from '../../core/report/pdf/fonts/noto-sans-sc.woff?url';
import type { ReportFonts } from '../../core/report/pdf/typesetting.ts';
import { rasterPng } from '../../core/report/png.ts';
import { runFile } from '../../core/report/run-file.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Location } from '../shell/location.ts';
import { sourceAt } from '../shell/location.ts';
import type { Made, Reply, Request, ScreenPicture, Wanted } from './messages.ts';

const SMALL_PRINT = 'Not a medical device; for education and planning. Not for measurement.';

let last: MadeReport | null = null;
let fonts: Promise<ReportFonts> | null = null;

self.addEventListener('message', (event: MessageEvent<Request>) => {
  void answer(event.data).then((reply) => self.postMessage(reply));
});

async function answer(request: Request): Promise<Reply> {
  if (request.kind === 'picture') return { kind: 'drawn', png: await told(async () => ok(screenPng(request))) };
  if (request.kind === 'make') return { kind: 'made', made: await told(() => make(request)) };
  return { kind: 'printed', files: await told(async () => ok(await print(request))) };
}

/** What fails on the way (a file that is gone, a value that fits no attribute) becomes a sentence. */
async function told<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

async function make({ session, runs, asked, known, moment }: Wanted): Promise<Result<Made>> {
  const files: RunFile[] = [];
  for (const { run, location } of runs) {
    const file = await runFile(sourceAt(firstOf(location)), run);
    if (!file.ok) return file;
    files.push(file.value);
  }
  const made = madeReport(session, files, asked, known, moment);
  if (!made.ok) return made;
  last = made.value;
  const { content, numbered, issued } = made.value;
  return ok({ content, numbered, issued });
}

function screenPng({ picture, look, display, strokes }: ScreenPicture): Uint8Array {
  const text = { Software: `${program.name} ${program.version}`, Comment: SMALL_PRINT };
  return rasterPng(laidRaster(withStrokes(rasterOf(picture, look), strokes), display), text);
}

/** Of a run of several files the first one says whose it is. */
function firstOf(location: Location): Location {
  return location.kind === 'files' ? (location.parts[0] ?? location) : location;
}

function print({ forms, pictures }: Extract<Request, { readonly kind: 'print' }>) {
  if (last === null) throw new Error('There is no report to print.');
  const rasters = new Map(pictures.map(([id, picture]) => [id, rasterOf(picture)]));
  return formFiles(forms, { ...last, fonts: fontsOnce, pictures: async () => rasters });
}

/** Fetched when the first page is set, and once. */
function fontsOnce(): Promise<ReportFonts> {
  fonts ??= Promise.all([regular, bold, japanese, korean, chinese].map(bytesAt)).then(([plain, heavy, ...further]) => {
    if (plain === undefined || heavy === undefined) throw new Error('The fonts of reports are not listed.');
    return { regular: plain, bold: heavy, further };
  });
  fonts.catch(() => {
    fonts = null;
  });
  return fonts;
}

async function bytesAt(url: string): Promise<Uint8Array> {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error('The fonts of reports cannot be read: install the program again.');
  return new Uint8Array(await reply.arrayBuffer());
}
