import { ok, type Result } from '../../result.ts';
import { quickPicture } from '../decode/quick-jpeg/quick-picture.ts';
import { toPicture } from '../picture/picture.ts';
import type { Picture, Run } from '../run.ts';
import { decodeFrame } from './pixels.ts';

/** The picture of frame `k` (from 0) of its stored bytes: what toPicture makes of its samples, in the quickest way. */
export async function decodePicture(bytes: Uint8Array, run: Run, k: number): Promise<Result<Picture>> {
  const quick = await quickPicture(bytes, run);
  if (quick !== null) return ok(quick);
  const stored = await decodeFrame(bytes, run, k);
  return stored.ok ? ok(toPicture(run.image, stored.value)) : stored;
}
