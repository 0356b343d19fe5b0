import { polarSamples } from '../../core/dicom/longitudinal/longitudinal.ts';
import { greysOf } from '../../core/dicom/picture/greys.ts';
import { samplesIn } from '../../core/dicom/picture/picture.ts';
import { decodePicture } from '../../core/dicom/pixels/decode-picture.ts';
import { readFrameBytes } from '../../core/dicom/pixels/pixels.ts';
import type { Picture, Run } from '../../core/dicom/run.ts';
import { examine } from '../../core/dicom/study.ts';
import { readStructuredReport } from '../../core/report/dicom/read/structured-report.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok, unreachable } from '../../core/result.ts';
import { findEdges } from '../../core/venogram/edges.ts';
import type { WatchedSource } from '../shell/location.ts';
import { sourcesBehind } from './asked-source.ts';
import { filmPicture } from './browser-video.ts';
import type { SourceRef } from './byte-messages.ts';
import { lumenOf } from './lumen.ts';
import type { Reply, Request } from './messages.ts';

const runs = new Map<number, { readonly source: WatchedSource; readonly run: Run }>();
let sourceOf: (ref: SourceRef) => WatchedSource = ({ name }) => {
  throw new Error(`${name} cannot be read before there is a port for its bytes.`);
};

self.addEventListener('message', (event: MessageEvent<Request>) => {
  void answer(event.data);
});

async function answer(request: Request): Promise<void> {
  switch (request.kind) {
    case 'bytes':
      sourceOf = sourcesBehind(request.port);
      return;
    case 'run':
      runs.set(request.key, { run: request.run, source: sourceOf(request.source) });
      return;
    case 'open':
      return reply(await opened(sourceOf(request.source)), []);
    case 'frame': {
      const { key, frame, seen } = request;
      const picture = await told(runs.get(key)?.run.file ?? 'The run', () => (seen ? looked : decode)(key, frame));
      return reply({ kind: 'decoded', picture }, picture.ok ? [samplesIn(picture.value).buffer] : []);
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

/**
 * The run in a file; of a structured report, which is none, what it has drawn. Nobody relies on a header before the file's digest, or a
 * frame, was read and the file looked at meanwhile; what is no run is read again as it is looked at.
 */
async function opened(source: WatchedSource): Promise<Reply> {
  const read = (offset: number, length: number) => source.glance([{ offset, length }]);
  const { run } = await examine({ ...source, read, readTogether: source.glance });
  if (run.ok) return { kind: 'opened', opened: run };
  const report = await told(source.name, async () => (await readStructuredReport(source)) ?? run);
  return report.ok ? { kind: 'report', report: report.value } : { kind: 'opened', opened: report };
}

/** The frame as decode gives it, while its file is looked at: its bytes may have been kept from before it changed; those that are read now need no other look. */
async function looked(key: number, frame: number): Promise<Result<Picture>> {
  const [, picture] = await Promise.all([runs.get(key)?.source.look(), decode(key, frame)]);
  return picture;
}

async function decode(key: number, frame: number): Promise<Result<Picture>> {
  const known = runs.get(key);
  if (known === undefined) return fail('The run is no longer open; open it again.');
  const { source, run } = known;
  if (run.pixels.kind === 'video') return filmPicture(source, run, run.pixels, frame);
  const bytes = await readFrameBytes(source, run, frame);
  if (!bytes.ok) return bytes;
  const picture = await decodePicture(bytes.value, run, frame);
  return picture.ok ? ok(alone(picture.value)) : picture;
}

/** The picture with samples that own their buffer, so that only they are handed over and counted. */
function alone(picture: Picture): Picture {
  const samples = samplesIn(picture);
  if (samples.buffer instanceof ArrayBuffer && samples.byteLength === samples.buffer.byteLength) return picture;
  if (picture.kind === 'grey') return { ...picture, pixels: picture.pixels.slice() };
  return 'rgba' in picture ? { ...picture, rgba: picture.rgba.slice() } : { ...picture, luma: picture.luma.slice() };
}
