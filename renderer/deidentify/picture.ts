import { useEffect, useState } from 'react';
import { toRgba8 } from '../../core/dicom/picture/picture.ts';
import { presented } from '../../core/dicom/picture/presented.ts';
import { wantPicture } from '../decoding/pictures.ts';
import type { StudyRun } from '../state/store.ts';

/** What is looked at: a frame (from 0), or the brightest of each pixel in frames from the whole run. */
export type Look = number | 'brightest';

/** So many frames, evenly spread, make the brightest picture. */
export const BRIGHTEST_OF = 16;

/** A picture of a run in 4 bytes a pixel; null while it is not decoded, or cannot be. */
export function useLook(studyRun: StudyRun, look: Look): Uint8ClampedArray<ArrayBuffer> | null {
  const [shown, setShown] = useState<Uint8ClampedArray<ArrayBuffer> | null>(null);
  useEffect(() => {
    const waiting = new AbortController();
    setShown(null);
    const pixels = look === 'brightest' ? brightest(studyRun, waiting.signal) : frameOf(studyRun, look, waiting.signal);
    void pixels.then((rgba) => {
      if (!waiting.signal.aborted) setShown(rgba);
    });
    return () => waiting.abort();
  }, [studyRun, look]);
  return shown;
}

async function frameOf(studyRun: StudyRun, frame: number, signal: AbortSignal) {
  const picture = await wantPicture(studyRun, frame, signal);
  return picture.ok ? new Uint8ClampedArray(toRgba8(presented(picture.value, null))) : null;
}

async function brightest(studyRun: StudyRun, signal: AbortSignal): Promise<Uint8ClampedArray<ArrayBuffer> | null> {
  const { frames } = studyRun.run.image;
  const count = Math.min(BRIGHTEST_OF, frames);
  let most: Uint8ClampedArray<ArrayBuffer> | null = null;
  for (let i = 0; i < count && !signal.aborted; i++) {
    const rgba = await frameOf(studyRun, Math.round((i * (frames - 1)) / Math.max(1, count - 1)), signal);
    if (rgba === null || most === null) most = rgba ?? most;
    else for (let k = 0; k < most.length; k++) if ((rgba[k] ?? 0) > (most[k] ?? 0)) most[k] = rgba[k] ?? 0;
  }
  return most;
}
