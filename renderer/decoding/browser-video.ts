import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import { shortened } from '../../core/dicom/bytes/source.ts';
import { videoPicture } from '../../core/dicom/decode/h264-samples.ts';
import { fragmentStream } from '../../core/dicom/pixels/fragment-stream.ts';
import type { VideoIndex } from '../../core/dicom/pixels/pixel-index.ts';
import type { Picture, Run } from '../../core/dicom/run.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** Decoded frames kept around the wanted one, bytes: stepping back costs nothing while they last. */
const KEPT_BYTES = 64 * 1024 * 1024;
/** Pictures given to the decoder beyond the wanted one before it is told to bring out everything: more than H.264 lets it hold back (16). */
const BEYOND = 24;
/** Pictures that wait in the decoder at a time. */
const QUEUED = 2;

/** A video whose decoder is open. */
interface Film {
  readonly run: Run;
  readonly index: VideoIndex;
  readonly stream: ByteSource;
  readonly decoder: VideoDecoder;
  /** Decoded frames by their number. */
  readonly kept: Map<number, VideoFrame>;
  wanted: number;
  /** The first unit decoded since the decoder was started, and the next one to decode. */
  first: number;
  next: number;
  /** The number of the last frame that came out since then. */
  last: number;
  problem: string | null;
  wake: () => void;
}

/** One for each worker: a decoder and its frames take memory. */
let film: Film | null = null;

/**
 * Frame `frame` (from 0) of an H.264 video by the browser's decoder, from the last key picture before it or on from where the decoder
 * stands. One at a time. A frame is known by the number that its bytes were given, never by counting; a refusal names the file and what to do.
 */
export async function filmPicture(
  source: ByteSource,
  run: Run,
  index: VideoIndex,
  frame: number,
): Promise<Result<Picture>> {
  if (film !== null && (film.run !== run || film.problem !== null)) close(film);
  film ??= await opened(source, run, index);
  if (film === null) {
    return fail(
      `${run.file} is H.264 video, which this browser cannot decode; export it uncompressed or as JPEG baseline.`,
    );
  }
  const decoded = await decodedFrame(film, frame);
  if (decoded === null) {
    const why = film.problem ?? 'could not be decoded';
    close(film);
    return fail(`${run.file}, frame ${frame + 1} ${why}; copy or export the file again.`);
  }
  return picture(decoded, film);
}

async function opened(source: ByteSource, run: Run, index: VideoIndex): Promise<Film | null> {
  const supported =
    typeof VideoDecoder !== 'undefined' &&
    (await VideoDecoder.isConfigSupported(configuration(index)).catch(() => null))?.supported === true;
  if (!supported) return null;
  const decoder = new VideoDecoder({
    output: (frame) => keep(made, frame),
    error: () => {
      made.problem = 'has damaged H.264 data';
      made.wake();
    },
  });
  const made: Film = {
    run,
    index,
    stream: fragmentStream(source, index.fragments),
    decoder,
    kept: new Map(),
    wanted: 0,
    ...STOPPED,
    problem: null,
    wake: () => undefined,
  };
  decoder.addEventListener('dequeue', () => made.wake());
  return made;
}

/** Where a decoder stands that has to begin anew. */
const STOPPED = { first: Number.POSITIVE_INFINITY, next: 0, last: -1 };

/** The same samples on every machine: by the program that all share, not by what a graphics card makes of it. */
function configuration({ codec, description }: VideoIndex): VideoDecoderConfig {
  const beforehand = description === undefined ? {} : { description };
  return { codec, ...beforehand, hardwareAcceleration: 'prefer-software', optimizeForLatency: true };
}

async function decodedFrame(of: Film, frame: number): Promise<VideoFrame | null> {
  of.wanted = frame;
  const { units } = of.index;
  const own = units.findIndex((unit) => unit.frame === frame);
  const key = units.findLastIndex((unit, i) => unit.key && i <= own);
  const ready = of.kept.get(frame);
  if (ready !== undefined || key === -1) return ready ?? null;
  if (key < of.first || key > of.next || of.last >= frame) start(of, key);
  // Never into the next group: what is damaged there must not cost this frame.
  const after = units.findIndex((unit, i) => unit.key && i > own);
  const end = Math.min(after === -1 ? units.length : after, own + 1 + BEYOND);
  while (!of.kept.has(frame) && of.problem === null && of.next < end) {
    if (of.decoder.decodeQueueSize >= QUEUED) await changed(of);
    else await decodeNext(of);
  }
  if (!of.kept.has(frame) && of.problem === null) {
    await of.decoder.flush().catch(() => undefined);
    // A decoder that was emptied goes on only from a key picture.
    if (units[of.next]?.key !== true) Object.assign(of, STOPPED);
  }
  return of.kept.get(frame) ?? null;
}

function start(of: Film, key: number): void {
  of.decoder.reset();
  of.decoder.configure(configuration(of.index));
  Object.assign(of, { first: key, next: key, last: -1 });
}

async function decodeNext(of: Film): Promise<void> {
  const unit = of.index.units[of.next];
  if (unit === undefined) return;
  const data = await of.stream.read(unit.offset, unit.length);
  if (data.length < unit.length) throw new Error(shortened(of.run.file));
  if (of.problem !== null) return;
  of.next += 1;
  of.decoder.decode(new EncodedVideoChunk({ type: unit.key ? 'key' : 'delta', timestamp: unit.frame, data }));
}

function changed(of: Film): Promise<void> {
  return new Promise((resolve) => {
    of.wake = resolve;
  });
}

function keep(of: Film, frame: VideoFrame): void {
  const number = frame.timestamp;
  // The stream's own numbers and the decoder's order are two witnesses for the same thing.
  if (number <= of.last) {
    of.problem = 'was decoded out of order';
    frame.close();
    of.wake();
    return;
  }
  of.last = number;
  of.kept.get(number)?.close();
  of.kept.set(number, frame);
  const most = Math.max(2, Math.floor(KEPT_BYTES / frame.allocationSize()));
  while (of.kept.size > most) {
    const far = [...of.kept.keys()].reduce((a, b) => (Math.abs(b - of.wanted) > Math.abs(a - of.wanted) ? b : a));
    of.kept.get(far)?.close();
    of.kept.delete(far);
  }
  of.wake();
}

async function picture(frame: VideoFrame, { run, index }: Film): Promise<Result<Picture>> {
  const { rows, columns } = run.image;
  const { visibleRect: rect, format } = frame;
  if (rect?.width !== columns || rect.height !== rows || format !== 'I420') {
    return fail(`${run.file} has H.264 video that does not match its header; export it again.`);
  }
  const bytes = new Uint8Array(frame.allocationSize({ rect }));
  const layout = await frame.copyTo(bytes, { rect });
  return ok(videoPicture({ bytes, layout }, index, run.image));
}

function close(of: Film): void {
  for (const frame of of.kept.values()) frame.close();
  of.kept.clear();
  if (of.decoder.state !== 'closed') of.decoder.close();
  film = null;
}
