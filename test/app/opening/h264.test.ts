import { readdirSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import type { Reply, Request } from '../../../renderer/decoding/messages.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../../core/dicom/build.ts';
import { type CodedFrame, type Film, h264 } from '../../core/dicom/decode/encode-h264.ts';
import { filmFile, numbered } from '../../core/dicom/decode/films.ts';
import { mp4Of } from '../../core/pictures/containers.ts';
import { goToFrame, picture, runRow, seeFrame } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

const film: Film = { columns: 60, rows: 42 };
const GROUP = 13;

/** Three groups of 13 frames; between keys they are stored as 3 1 2, 6 4 5 …, and every frame 3 k + 1 repeats frame 3 k + 3. */
function groups(): readonly CodedFrame[] {
  const triple = (start: number, k: number) => [
    numbered('whole', 3 * k + 3, start + 3 * k + 3),
    numbered('repeat', 3 * k + 1, start + 3 * k + 3, false),
    numbered('whole', 3 * k + 2, start + 3 * k + 2, false),
  ];
  return [0, GROUP, 2 * GROUP].flatMap((start) => [
    numbered('key', 0, start),
    ...[0, 1, 2, 3].flatMap((k) => triple(start, k)),
  ]);
}

/** Red, green and blue of a frame (from 0) as it has to be shown: brightness 16…235 stretched to 0…255, without colour. */
function truth(frame: number): readonly number[] {
  const name = frame % GROUP === 0 || (frame % GROUP) % 3 !== 1 ? frame : frame + 2;
  const { sample } = numbered('key', 0, name);
  const shade = (i: number) => Math.round(((sample(i % film.columns, Math.floor(i / film.columns)) - 16) * 255) / 219);
  return Array.from({ length: film.columns * film.rows }, (_, i) => shade(i));
}

const study: readonly Element[] = [[0x0020000d, 'UI', '1.2']];

/** An uncompressed picture beside the film: all of one grey. */
const plain = dicomFile(EXPLICIT, [
  ...imageElements(film.rows, film.columns, [[0x00080018, 'UI', '1.2.3.5'], ...study]),
  pixelData(Array<number>(film.rows * film.columns).fill(77)),
]);

/** Runs in the page: asks the window's own decoding worker for frames one after the other; the red of each pixel, or the sentence. */
async function askWorker(ask: { script: string; file: number[]; frames: number[] }): Promise<(number[] | string)[]> {
  const worker = new Worker(new URL(`assets/${ask.script}`, document.baseURI), { type: 'module' });
  const answer = (request: Request): Promise<Reply> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(request);
    });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    const bytes = Uint8Array.from(data.kind === 'read' ? ask.file.slice(data.offset, data.offset + data.length) : []);
    port1.postMessage({ ask: data.ask, bytes });
  };
  worker.postMessage({ kind: 'bytes', port: port2 } satisfies Request, [port2]);
  const source = { id: 1, name: 'film.dcm', size: ask.file.length };
  const opened = await answer({ kind: 'open', source });
  if (opened.kind !== 'opened' || !opened.opened.ok) return [JSON.stringify(opened)];
  worker.postMessage({ kind: 'run', key: 1, source, run: opened.opened.value } satisfies Request);
  const seen: (number[] | string)[] = [];
  for (const frame of ask.frames) {
    const reply = await answer({ kind: 'frame', key: 1, frame, seen: true });
    if (reply.kind !== 'decoded') continue;
    const { picture } = reply;
    if (!picture.ok) seen.push(picture.problem);
    else seen.push('rgba' in picture.value ? [...picture.value.rgba.filter((_, i) => i % 4 === 0)] : []);
  }
  worker.terminate();
  return seen;
}

function ask(page: Page, file: Uint8Array, frames: number[]): Promise<(number[] | string)[]> {
  const script = readdirSync(join(projectFolder, 'out', 'renderer', 'assets')).find((name) =>
    /^decode\.worker.*\.js$/.test(name),
  );
  return page.evaluate(askWorker, { script: script ?? 'missing', file: Array.from(file), frames });
}

/** The red of the pixel in the middle of what is painted on the screen. */
function middle(page: Page): Promise<number | undefined> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.picture-canvas canvas');
    return canvas?.getContext('2d')?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data[0];
  });
}

test('H.264: every frame comes out exact under its own number, forwards, backwards and by leaps, whatever pieces the stream lies in, and out of an MP4 file', async () => {
  const stream = h264(film, groups());
  const file = filmFile(film, 3 * GROUP, stream);
  const forwards = Array.from({ length: 3 * GROUP }, (_, frame) => frame);
  const leaps = [38, 0, 25, 26, 12, 13, 1, 37, 14, 14, 2];
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-film-')) });
  try {
    await seeFrame(page, 1);
    for (const frames of [forwards, forwards.toReversed(), leaps]) {
      expect(await ask(page, file, frames)).toEqual(frames.map(truth));
    }
    const pieces = filmFile(film, 3 * GROUP, stream, { uid: '1.2.840.10008.1.2.4.104.1', piece: 1000 });
    expect(await ask(page, pieces, leaps)).toEqual(leaps.map(truth));
    const mp4 = mp4Of(stream, groups());
    for (const frames of [forwards, leaps]) expect(await ask(page, mp4, frames)).toEqual(frames.map(truth));
  } finally {
    await app.close();
  }
});

test('H.264 with a group that cannot be decoded says so of its frames and shows all others', async () => {
  const broken = groups().map((frame, i) => (i >= GROUP && i < 2 * GROUP ? { ...frame, set: 1 as const } : frame));
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-film-')) });
  try {
    const seen = await ask(page, filmFile(film, 3 * GROUP, h264(film, broken)), [0, 13, 12, 14, 25, 26, 38]);
    const refused = (frame: number) =>
      `film.dcm, frame ${frame} has damaged H.264 data; copy or export the file again.`;
    expect(seen).toEqual([truth(0), refused(14), truth(12), refused(15), refused(26), truth(26), truth(38)]);
  } finally {
    await app.close();
  }
});

test('H.264 opens in the window, beside a run of another syntax, and stepping shows the right frame each time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-film-'));
  await writeFile(join(folder, 'film.dcm'), filmFile(film, 3 * GROUP, h264(film, groups()), { more: study }));
  await writeFile(join(folder, 'plain.dcm'), plain);
  const userData = await mkdtemp(join(tmpdir(), 'ivus-film-'));
  const { app, page } = await launchWindow({ userData, args: [folder], size: { width: 1280, height: 800 } });
  try {
    await seeFrame(page, 1);
    const place = film.columns * (film.rows / 2) + film.columns / 2;
    for (const frame of [2, 3, 4, 3, 2, 39, 38, 27, 26, 14, 1]) {
      await goToFrame(page, frame);
      await expect.poll(async () => [frame, await middle(page)]).toEqual([frame, truth(frame - 1)[place]]);
    }
    await runRow(page, 'plain.dcm').click();
    await seeFrame(page, 1);
    await expect.poll(() => middle(page)).toBe(77);
    await runRow(page, 'film.dcm').click();
    await goToFrame(page, 25);
    await expect.poll(() => middle(page)).toBe(truth(24)[place]);
    await picture(page, 'h264');
  } finally {
    await app.close();
  }
});
