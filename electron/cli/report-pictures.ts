import type { ReportContent } from '../../core/report/content.ts';
import type { KeyPicture } from '../../core/report/pdf/figure.ts';
import { paintedFrame } from './frame-picture.ts';
import { png } from './png.ts';
import type { FoundRun } from './report-runs.ts';

/** The pictures of the key frames whose runs are at hand, as the window shows them by the file's own window; a frame that cannot be decoded is left out. */
export async function keyPictures(
  { keyFrames }: ReportContent,
  runs: readonly FoundRun[],
): Promise<ReadonlyMap<string, KeyPicture>> {
  const pictures = new Map<string, KeyPicture>();
  for (const { id, run: uid, frame } of keyFrames) {
    const found = runs.find((each) => each.uid === uid);
    if (found === undefined) continue;
    const painted = await paintedFrame(found.source, found.run, frame - 1, {
      preset: null,
      subtract: false,
      overlays: false,
    });
    if (!painted.ok) continue;
    const { columns, rows } = painted.value;
    pictures.set(id, { png: png(painted.value), columns, rows });
  }
  return pictures;
}
