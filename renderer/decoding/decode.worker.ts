import { contentDigest } from '../../core/dicom/bytes/digest.ts';
import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import { polarSamples } from '../../core/dicom/longitudinal/longitudinal.ts';
import { greysOf } from '../../core/dicom/picture/greys.ts';
import { toPicture } from '../../core/dicom/picture/picture.ts';
import { decodeFrame, readFrameBytes } from '../../core/dicom/pixels/pixels.ts';
import { surveyed } from '../../core/dicom/pixels/surveyed.ts';
import type { Picture, Run } from '../../core/dicom/run.ts';
import { openRun } from '../../core/dicom/study.ts';
import { readStructuredReport } from '../../core/report/dicom/read/structured-report.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok, unreachable } from '../../core/result.ts';
import { findEdges } from '../../core/venogram/edges.ts';
import type { Location } from '../shell/location.ts';
import { sourceAt } from '../shell/location.ts';
import { browserPicture } from './browser-jpeg.ts';
import { filmPicture } from './browser-video.ts';
import { inBlocks } from './encoded.ts';
import { lumenOf } from './lumen.ts';
import type { Opened, Reply, Request } from './messages.ts';

const runs = new Map<string, { readonly source: ByteSource; readonly run: Run }>();

self.addEventListener('message', (event: MessageEvent<Request>) => {
  void answer(event.data);
});

async function answer(request: Request): Promise<void> {
  switch (request.kind) {
    case 'run':
      runs.set(request.key, { run: request.run, source: framesAt(request.location) });
      return;
    case 'open':
      return reply(await opened(request.location), []);
    case 'survey': {
      const { run, location } = request;
      const found = await told(run.file, async () => ok(await surveyed(sourceAt(location), run, [])));
      return reply({ kind: 'surveyed', run: found }, []);
    }
    case 'frame': {
      const picture = await told(runs.get(request.key)?.run.file ?? 'The run', () =>
        decode(request.key, request.frame),
      );
      return reply({ kind: 'decoded', picture }, picture.ok ? [samplesOf(picture.value).buffer] : []);
    }
    case 'polar': {
      const { key, frame, plan } = request;
      const picture = await told(runs.get(key)?.run.file ?? 'The run', () => decode(key, frame));
      const samples = picture.ok ? ok(polarSamples(picture.value, plan)) : picture;
      return reply({ kind: 'polar', samples }, samples.ok ? [samples.value.buffer] : []);
    }
    case 'lumen': {
      const { key, frame, ask } = request;
      const found = await told(runs.get(key)?.run.file ?? 'The run', () => lumenOf(key, frame, ask, decode));
      return reply({ kind: 'lumen', found }, []);
    }
    case 'edges': {
      const { picture, clicks, aspect } = request;
      return reply({ kind: 'edges', found: findEdges(greysOf(picture), clicks, aspect) }, []);
    }
    default:
      return unreachable(request);
  }
}

function reply(message: Reply, transfer: Transferable[]): void {
  self.postMessage(message, { transfer });
}

/** A source that fails (moved file, lost connection) becomes a sentence here, once. */
async function told<T>(name: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return fail(error instanceof Error ? error.message : `${name} can no longer be read; open it again.`);
  }
}

/** Neighbouring frames of one file come along in blocks; in files of their own, one that is lost must not cost others. */
function framesAt(location: Location): ByteSource {
  const source = sourceAt(location);
  return location.kind === 'files' ? source : inBlocks(source);
}

/** The run in a file; of a structured report, which is none, what it has drawn. */
async function opened(location: Location): Promise<Reply> {
  const { name } = location;
  const run = await told(name, () => open(location));
  if (run.ok) return { kind: 'opened', opened: run };
  const report = await told(name, async () => (await readStructuredReport(sourceAt(location))) ?? run);
  return report.ok ? { kind: 'report', report: report.value } : { kind: 'opened', opened: report };
}

async function open(location: Location): Promise<Result<Opened>> {
  const source = sourceAt(location);
  const run = await openRun(source);
  return run.ok ? ok({ run: run.value, digest: await contentDigest(source, run.value) }) : run;
}

async function decode(key: string, frame: number): Promise<Result<Picture>> {
  const known = runs.get(key);
  if (known === undefined) return fail('The run is no longer open; open it again.');
  const { source, run } = known;
  if (run.pixels.kind === 'video') return filmPicture(source, run, run.pixels, frame);
  const bytes = await readFrameBytes(source, run, frame);
  if (!bytes.ok) return bytes;
  const quick = await browserPicture(bytes.value, run);
  if (quick !== null) return ok(quick);
  const stored = await decodeFrame(bytes.value, run, frame);
  return stored.ok ? ok(alone(toPicture(run.image, stored.value))) : stored;
}

/** The picture with samples that own their buffer, so that only they are handed over and counted. */
function alone(picture: Picture): Picture {
  const samples = samplesOf(picture);
  if (samples.buffer instanceof ArrayBuffer && samples.byteLength === samples.buffer.byteLength) return picture;
  return picture.kind === 'grey'
    ? { ...picture, pixels: picture.pixels.slice() }
    : { ...picture, rgba: picture.rgba.slice() };
}

function samplesOf(picture: Picture): { readonly buffer: ArrayBufferLike; readonly byteLength: number } {
  return picture.kind === 'grey' ? picture.pixels : picture.rgba;
}
