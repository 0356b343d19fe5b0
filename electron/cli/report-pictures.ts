import type { ReportContent } from '../../core/report/content.ts';
import type { Raster } from '../../core/report/figure/raster.ts';
import { paintedFrame } from './frame-picture.ts';
import type { FoundRun } from './report-runs.ts';

/** The pictures of the key frames whose runs are at hand by the ids of their lumens, as the window shows them by the file's own window; a frame that cannot be decoded is left out. */
export async function keyPictures(
  { keyFrames, lumens }: ReportContent,
  runs: readonly FoundRun[],
): Promise<ReadonlyMap<string, Raster>> {
  const pictures = new Map<string, Raster>();
  for (const { id, run: uid, frame } of lumens.filter((row) => keyFrames.includes(row.id))) {
    const found = runs.find((each) => each.uid === uid);
    if (found === undefined) continue;
    const look = { preset: null, subtract: false, overlays: false };
    const painted = await paintedFrame(found.source, found.run, frame - 1, look);
    if (!painted.ok) continue;
    const { columns, rows, rgba } = painted.value;
    pictures.set(id, { columns, rows, rgb: Uint8Array.from(rgba.filter((_, at) => at % 4 !== 3)) });
  }
  return pictures;
}
