import {
  BufferTarget,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_VERY_HIGH,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny';
import { laidRaster } from '../../../core/report/figure/laid.ts';
import { type Raster, rasterOf } from '../../../core/report/figure/raster.ts';
import { withStrokes } from '../../../core/report/figure/strokes.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { CineFormat, CineReply, CineRequest } from './messages.ts';

/** Height of the strip below the picture with the small print, pixels. */
const STRIP = 24;

interface Writing {
  readonly output: Output<Mp4OutputFormat | WebMOutputFormat, BufferTarget>;
  readonly source: VideoSampleSource;
  readonly words: string;
}

let writing: Writing | null = null;
let canvas: OffscreenCanvas | null = null;

self.addEventListener('message', (event: MessageEvent<CineRequest>) => {
  void answer(event.data).then((reply) => self.postMessage(reply));
});

async function answer(request: CineRequest): Promise<CineReply> {
  switch (request.kind) {
    case 'format':
      return { kind: 'format', format: await formatFor(request.columns, request.rows) };
    case 'start':
      return { kind: 'taken', taken: await told(() => start(request)) };
    case 'frame':
      return { kind: 'taken', taken: await told(() => add(request)) };
    case 'finish':
      return { kind: 'finished', bytes: await told(finish) };
  }
}

async function told<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** The first of the formats that can be written in this size; null: none. */
async function formatFor(columns: number, rows: number): Promise<CineFormat | null> {
  const { width, height } = sizeFor(columns, rows);
  if (typeof VideoEncoder === 'undefined') return null;
  const codec = await getFirstEncodableVideoCodec(['avc', 'vp9', 'av1', 'vp8'], { width, height });
  if (codec === 'avc') return { codec, kind: 'mp4' };
  return codec === 'vp9' || codec === 'av1' || codec === 'vp8' ? { codec, kind: 'webm' } : null;
}

/** Video wants even sizes. */
function sizeFor(columns: number, rows: number) {
  const even = (length: number) => length + (length % 2);
  return { width: even(columns), height: even(rows) + STRIP };
}

async function start({ format, title, words }: Extract<CineRequest, { readonly kind: 'start' }>): Promise<null> {
  const output = new Output({
    format: format.kind === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat(),
    target: new BufferTarget(),
  });
  const source = new VideoSampleSource({ codec: format.codec, quality: QUALITY_VERY_HIGH });
  output.addVideoTrack(source);
  output.setMetadataTags({ title });
  await output.start();
  writing = { output, source, words };
  return null;
}

async function add(request: Extract<CineRequest, { readonly kind: 'frame' }>): Promise<null> {
  if (writing === null) throw new Error('no video was begun');
  const { picture, look, display, strokes, shown, number } = request;
  const raster = laidRaster(withStrokes(rasterOf(picture, look), strokes), display);
  const sample = new VideoSample(painted(raster, `Frame ${number} · ${writing.words}`), {
    timestamp: shown.at,
    duration: shown.seconds,
  });
  await writing.source.add(sample);
  sample.close();
  return null;
}

/** The picture with the small print below it, where it hides nothing. */
function painted({ columns, rows, rgb }: Raster, words: string): OffscreenCanvas {
  const { width, height } = sizeFor(columns, rows);
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const ground = canvas.getContext('2d', { willReadFrequently: true });
  if (ground === null) throw new Error('this window cannot draw pictures');
  ground.fillStyle = '#000000';
  ground.fillRect(0, 0, width, height);
  const rgba = new Uint8ClampedArray(4 * columns * rows);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    rgba[to] = rgb[from] ?? 0;
    rgba[to + 1] = rgb[from + 1] ?? 0;
    rgba[to + 2] = rgb[from + 2] ?? 0;
    rgba[to + 3] = 255;
  }
  ground.putImageData(new ImageData(rgba, columns, rows), 0, 0);
  ground.fillStyle = '#ffffff';
  ground.font = '13px sans-serif';
  ground.fillText(words, 6, height - 8, width - 12);
  return canvas;
}

async function finish(): Promise<Uint8Array<ArrayBuffer>> {
  if (writing === null) throw new Error('no video was begun');
  const { output } = writing;
  writing = null;
  await output.finalize();
  if (output.target.buffer === null) throw new Error('the video is empty');
  return new Uint8Array(output.target.buffer);
}
