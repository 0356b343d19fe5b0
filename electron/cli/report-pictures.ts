import type { ReportContent } from '../../core/report/content.ts';
import { type Raster, rasterOf } from '../../core/report/figure/raster.ts';
import { pictureAt } from './frame-picture.ts';
import type { FoundRun } from './report-runs.ts';

/** The pictures of the key frames whose runs are at hand by the ids of their lumens, as the window shows them by the file's own window; a frame that cannot be decoded is left out. */
export async function keyPictures(
  { keyFrames, lumens }: ReportContent,
  runs: readonly FoundRun[],
): Promise<ReadonlyMap<string, Raster>> {
  const pictures = new Map<string, Raster>();
  for (const { id, run: uid, frame } of lumens.filter((row) => keyFrames.includes(row.id))) {
    const found = runs.find((each) => each.uid === uid);
    const picture = found === undefined ? null : await pictureAt(found.source, found.run, frame - 1);
    if (picture?.ok) pictures.set(id, rasterOf(picture.value));
  }
  return pictures;
}
