import { fail, ok, type Result } from '../result.ts';
import { codecs } from './decode/registry.ts';
import type { ByteRange, Run, StoredFrame } from './run.ts';
import type { ByteSource } from './source.ts';

/** The samples of frame `k` (from 0) as stored, decompressed; reads only that frame's bytes. A refusal names file and frame (from 1). */
export async function readFrame(source: ByteSource, run: Run, k: number): Promise<Result<StoredFrame>> {
  const ranges = rangesOf(run, k);
  const codec = codecs.get(run.transferSyntax);
  if (ranges === undefined || codec === undefined) {
    return fail(`${source.name} has no frame ${k + 1}; its frames are 1 to ${run.image.frames}.`);
  }
  const bytes = await readRanges(source, ranges);
  if (!bytes.ok) return bytes;
  const frame = await codec.decode(bytes.value, run.image);
  return frame.ok ? frame : fail(`${source.name}, frame ${k + 1} ${frame.problem}; copy or export the file again.`);
}

function rangesOf(run: Run, k: number): readonly ByteRange[] | undefined {
  if (!Number.isInteger(k) || k < 0 || k >= run.image.frames) return undefined;
  if (run.pixels.kind === 'encapsulated') return run.pixels.frames[k];
  return [{ offset: run.pixels.offset + k * run.pixels.bytesPerFrame, length: run.pixels.bytesPerFrame }];
}

async function readRanges(source: ByteSource, ranges: readonly ByteRange[]): Promise<Result<Uint8Array>> {
  const out = new Uint8Array(ranges.reduce((sum, range) => sum + range.length, 0));
  let at = 0;
  for (const range of ranges) {
    const bytes = await source.read(range.offset, range.length).catch(sentenceOf);
    if (typeof bytes === 'string') return fail(bytes);
    if (bytes.length < range.length)
      return fail(`${source.name} has become shorter since it was opened; open it again.`);
    out.set(bytes, at);
    at += bytes.length;
  }
  return ok(out);
}

/** A source that fails says so in a sentence of its own. */
function sentenceOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
