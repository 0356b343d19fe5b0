import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { toPicture } from '../../../core/dicom/picture/picture.ts';
import { decodeFrame, readFrameBytes } from '../../../core/dicom/pixels/pixels.ts';
import type { Run } from '../../../core/dicom/run.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { compressed, dicomFile, encapsulated, imageElements, joined } from '../../core/dicom/build.ts';
import { sharedFile } from '../../data.ts';
import { launchWindow } from '../support/window.ts';

/** The window's picture decoder as a script that leaves `pictures.browserPicture` behind. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'renderer/decoding/browser-jpeg.ts', formats: ['iife'], name: 'pictures', fileName: 'pictures' },
    },
  });
  const [output] = [built].flat();
  const [chunk] = output !== undefined && 'output' in output ? output.output : [];
  if (chunk?.type !== 'chunk') throw new Error('the picture decoder was not built');
  return chunk.code;
}

interface Frame {
  readonly run: Run;
  readonly bytes: Uint8Array;
}

async function frameOf(name: string, file: Uint8Array, frame: number): Promise<Frame> {
  const source = memorySource(name, file);
  const run = await openRun(source);
  if (!run.ok) throw new Error(run.problem);
  const bytes = await readFrameBytes(source, run.value, frame);
  if (!bytes.ok) throw new Error(bytes.problem);
  return { run: run.value, bytes: bytes.value };
}

function sharedFrame(name: string, frame: number): Promise<Frame> {
  return frameOf(name, readFileSync(sharedFile('data', 'dicom', name)), frame);
}

/** A JPEG of three components whose pixels are all grey, or coloured in one corner. */
function generated(columns: number, rows: number, coloured: boolean): Promise<Frame> {
  const data = new Uint8Array(4 * rows * columns).map((_, i) =>
    i % 4 === 3 ? 255 : coloured && i < 64 ? 40 * (i % 4) : ((i >> 2) * 31 + ((i >> 6) % 97)) & 255,
  );
  const jpeg = encode({ data, width: columns, height: rows }, 90).data;
  const elements = imageElements(rows, columns, [
    [0x00280002, 'US', [3]],
    [0x00280004, 'CS', 'YBR_FULL'],
    [0x00280006, 'US', [0]],
  ]);
  return frameOf(
    'run.dcm',
    joined([dicomFile(compressed('1.2.840.10008.1.2.4.50'), elements), encapsulated([], [jpeg])]),
    0,
  );
}

/** How far the window's own decoder is from libjpeg-turbo in the worst sample as shown, or 'left alone'. */
async function apart(page: Page, { run, bytes }: Frame): Promise<number | string> {
  const seen = await page.evaluate(
    async ({ stored, of }) => {
      const { pictures } = globalThis as unknown as {
        pictures: {
          browserPicture(bytes: Uint8Array, run: unknown): Promise<Record<'pixels' | 'rgba', Uint8Array> | null>;
        };
      };
      const picture = await pictures.browserPicture(Uint8Array.from(stored), of);
      return picture === null ? null : Array.from(picture.pixels ?? picture.rgba);
    },
    { stored: Array.from(bytes), of: run },
  );
  const stored = await decodeFrame(bytes, run, 0);
  if (seen === null) return 'left alone';
  if (!stored.ok) return stored.problem;
  const picture = toPicture(run.image, stored.value);
  const truth = Array.from(picture.kind === 'grey' ? picture.pixels : picture.rgba);
  return seen.length === truth.length
    ? truth.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (seen[i] ?? 999))), 0)
    : 'of another size';
}

function damaged({ run, bytes }: Frame): Frame {
  const changed = bytes.slice();
  for (let i = 0; i < 20; i++) changed[(bytes.length >> 1) + i] = (i * 37) & 0x7f;
  return { run, bytes: changed };
}

test('the browser decodes coloured JPEG of grey content to the very samples of libjpeg-turbo; it leaves grey JPEG, colour and damage to it', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-jpeg-'));
  const { app, page } = await launchWindow({ userData });
  try {
    await page.evaluate(await script());
    const even = await generated(64, 48, false);
    expect({
      grey: await apart(page, await sharedFrame('xa_rubo_jpeg_96f.dcm', 40)),
      even: await apart(page, even),
      odd: await apart(page, await generated(61, 47, false)),
      coloured: await apart(page, await generated(64, 48, true)),
      damaged: await apart(page, damaged(even)),
      cut: await apart(page, { run: even.run, bytes: even.bytes.slice(0, even.bytes.length >> 1) }),
    }).toEqual({
      grey: 'left alone',
      even: 0,
      odd: 0,
      coloured: 'left alone',
      damaged: 'left alone',
      cut: 'left alone',
    });
  } finally {
    await app.close();
  }
});
