import { greatestOf, leastOf } from '../../extremes.ts';
import { textDigest } from '../bytes/digest.ts';
import type { FilesIndex, FrameFile, FrameIndex } from '../pixels/pixel-index.ts';
import type { ImageFormat, Run } from '../run.ts';
import { isXray } from '../scale/calibration-xray.ts';
import { pullback, SEEN_FROM_OUTSIDE } from '../timing/pullback.ts';
import { viewingRate, withoutClock } from '../timing/timing.ts';
import { stackTiming } from './stack-clock.ts';
import { isComplete, stackName } from './stacks.ts';

/** A file of one frame: its run, and its length in bytes. */
export interface FileOfOne {
  readonly run: Run;
  readonly size: number;
}

/**
 * The run that single frames make in their order, over the bytes of their files one after the other. Its name among runs is made of
 * those of all its files, whatever order they were opened in. The window of a deep run is to be found in its pixels (`windowed`).
 */
export function stackedRun(frames: readonly FileOfOne[], remarks: readonly string[]): Run {
  const [first, ...others] = frames.map(({ run }) => run);
  if (first === undefined) throw new Error('a run needs a frame');
  const runs = [first, ...others];
  const { timing, clock } = stackTiming(
    runs.flatMap(({ single }) => single ?? []),
    isComplete(frames),
  );
  const view = commonView(runs);
  return {
    ...first,
    file: stackName(frames),
    identity: { ...first.identity, sopInstanceUid: stackUid(runs) },
    image: { ...first.image, ...view.image, frames: runs.length, lossy: runs.some(({ image }) => image.lossy) },
    pixels: filesIndex(frames),
    clock,
    viewingRate: viewingRate(timing),
    pullback: isXray(first.spacing) ? SEEN_FROM_OUTSIDE : pullback(timing, clock),
    overlays: runs.flatMap(({ overlays }, k) => overlays.map((one) => ({ ...one, frames: { count: 1, first: k } }))),
    subtraction: runs.some(({ subtraction }) => subtraction !== null) ? NO_SUBTRACTION : null,
    single: null,
    warnings: [...remarks, ...view.remarks, ...withoutClock(clock), ...fileWarnings(runs)],
  };
}

/** What names the content of a run of several files: the digests of its frames in their order. */
export function stackDigest(digests: readonly string[]): string {
  return textDigest(digests.join('\n'));
}

const NO_SUBTRACTION = {
  possible: false,
  sentence: 'The files ask for mask subtraction one by one; a run of single frames is shown without it.',
} as const;

function stackUid(runs: readonly Run[]): string {
  const uids = runs.map(({ identity }) => identity.sopInstanceUid).toSorted();
  return `frames ${textDigest(uids.join('\n'))}`;
}

function filesIndex(frames: readonly FileOfOne[]): FilesIndex {
  const files: FrameFile[] = [];
  let start = 0;
  for (const { run, size } of frames) {
    const { sopInstanceUid } = run.identity;
    files.push({ file: run.file, sopInstanceUid, start, size, pixels: indexOf(run) });
    start += size;
  }
  return { kind: 'files', frames: files };
}

function indexOf({ pixels, file }: Run): FrameIndex {
  if (pixels.kind === 'video' || pixels.kind === 'files') throw new Error(`${file} is no single frame`);
  return pixels;
}

interface View {
  readonly image: Pick<ImageFormat, 'presets' | 'window'>;
  readonly remarks: readonly string[];
}

/** One way to show all frames, so that a value has the same grey in each of them. */
function commonView(runs: readonly Run[]): View {
  const [first, ...others] = runs.map(({ image: { presets, window } }) => ({ presets, window }));
  const text = JSON.stringify(first);
  if (first !== undefined && others.every((other) => JSON.stringify(other) === text))
    return { image: first, remarks: [] };
  const windows = runs.flatMap(({ image }) => image.window ?? []);
  const least = leastOf(windows.map(({ center, width }) => center - width / 2));
  const most = greatestOf(windows.map(({ center, width }) => center + width / 2));
  const spans = windows.length === runs.length;
  return {
    image: { presets: [], window: spans ? { center: (least + most) / 2, width: most - least } : null },
    remarks: [
      `The files want to be shown with different windows: ${spans ? 'one that spans them all is used' : 'none of them is used'}, so that a value has the same grey in every frame.`,
    ],
  };
}

/** So many files are named in one sentence. */
const NAMED = 3;

/** What was said of files: once where it was said of all, else with the files of which it was. */
export function fileWarnings(runs: readonly Run[]): readonly string[] {
  const files = new Map<string, string[]>();
  for (const { file, warnings } of runs)
    for (const warning of warnings)
      files
        .set(warning, files.get(warning) ?? [])
        .get(warning)
        ?.push(file);
  return [...files].map(([warning, of]) => {
    if (of.length === runs.length) return warning;
    const more = of.length > NAMED ? ` and ${of.length - NAMED} more` : '';
    return `${of.slice(0, NAMED).join(', ')}${more}: ${warning}`;
  });
}
