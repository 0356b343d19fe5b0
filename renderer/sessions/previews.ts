import type { DisplayOrientation } from '../../core/session/document/display-orientation.ts';
import { isAsStored } from '../../core/session/document/display-orientation.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { readOutline } from '../../core/session/drawn/readings.ts';
import { decodeFrame } from '../decoding/pool.ts';
import type { Small } from '../decoding/thumbnail.ts';
import { reduced } from '../decoding/thumbnail.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import { recordFor } from '../state/scale.ts';
import type { AppState, OpenStudy, StudyRun } from '../state/store.ts';
import { paneOf, useApp } from '../state/store.ts';
import { usePreferences } from '../ui/preferences.ts';

/** Quiet time after the working copy was written before the preview follows, ms. */
const QUIET = 1000;
const LONGER_SIDE = 128;
const INKS = { lesion: '#ff9d6b', reference: '#5fd4e8', other: '#ffffff', unknown: '#ffffff' } as const;

/** What the preview of a study shows: a frame of one of its runs, with the outline that matters most. */
interface Scene {
  readonly key: string;
  readonly studyRun: StudyRun;
  readonly frame: number;
  readonly outline: Outline | null;
  readonly display: DisplayOrientation;
}

let last: Scene | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** From now on each study whose working copy was written gets its preview for the list of sessions, a little later; none where the operator wants none, and those that are kept go then. */
export function savePreviews(): void {
  useApp.subscribe((state, before) => {
    if (state.saving === before.saving || state.saving.state !== 'saved') return;
    clearTimeout(timer);
    timer = setTimeout(() => void renew(useApp.getState()), QUIET);
  });
  usePreferences.subscribe(({ previews }, before) => {
    if (previews === before.previews) return;
    last = null;
    if (previews === 'none') void shell.erasePreviews().then((problem) => problem !== null && notice(problem));
  });
}

function areKept(): boolean {
  return usePreferences.getState().previews === 'kept';
}

async function renew(state: AppState): Promise<void> {
  const { study } = state;
  const { run, frame } = paneOf(state);
  const scene = study === null ? null : sceneOf(study, run, frame);
  // A session apart from the one of its study is in no list.
  if (study === null || study.key !== study.history.present.study) return;
  if (scene === null || !areKept() || isSame(scene, last)) return;
  last = scene;
  const { patientName, patientId, studyDate, studyTime, studyDescription } = scene.studyRun.run.identity;
  const picture = await pictureOf(scene, study.history.present);
  const whose = { patientName, patientId, studyDate, studyTime, studyDescription };
  if (areKept()) await shell.savePreview(study.key, { ...whose, picture });
}

/** The lesion that decides, else any lesion, else the newest outline; without outlines the frame on the screen. */
function sceneOf({ key, runs, history }: OpenStudy, runUid: string | null, frame: number): Scene | null {
  const runOf = (uid: string | null) => runs.find(({ run }) => run.identity.sopInstanceUid === uid);
  const outlines = history.present.outlines.filter(({ run }) => runOf(run) !== undefined);
  const outline =
    outlines.find(({ primary }) => primary) ??
    outlines.find(({ role }) => role === 'lesion') ??
    outlines.at(-1) ??
    null;
  const studyRun = runOf(outline?.run ?? runUid) ?? runs[0];
  if (studyRun === undefined) return null;
  const { display } = recordFor(studyRun, history.present);
  return { key, studyRun, frame: outline?.frame ?? Math.min(frame, studyRun.run.image.frames - 1), outline, display };
}

/** A frame without an outline is good enough, whichever it is. */
function isSame(one: Scene, other: Scene | null): boolean {
  return one.key === other?.key && one.outline === other.outline && one.display === other.display;
}

/** The picture as a small JPEG in a data URL; null when it cannot be decoded. */
async function pictureOf({ studyRun, frame, outline, display }: Scene, session: Session): Promise<string | null> {
  const picture = await decodeFrame(studyRun, frame, 'background', 0).answer;
  if (!picture.ok) return null;
  const small = reduced(picture.value, LONGER_SIDE);
  const canvas = painted(small);
  const record = recordOf(session, outline?.run ?? null);
  const context = canvas.getContext('2d');
  if (outline !== null && record !== null && context !== null) {
    const scale = small.width / picture.value.columns;
    context.beginPath();
    for (const [x, y] of readOutline(outline, record).polygon) context.lineTo(x * scale, y * scale);
    context.closePath();
    context.strokeStyle = INKS[outline.role];
    context.lineWidth = 1.5;
    context.stroke();
  }
  return (isAsStored(display) ? canvas : oriented(canvas, display)).toDataURL('image/jpeg', 0.8);
}

/** The picture as it lies on the screen. */
function oriented(stored: HTMLCanvasElement, { mirrored, quarterTurns }: DisplayOrientation): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const { width, height } = stored;
  Object.assign(canvas, quarterTurns % 2 === 0 ? { width, height } : { width: height, height: width });
  const context = canvas.getContext('2d');
  context?.translate(canvas.width / 2, canvas.height / 2);
  context?.rotate((quarterTurns * Math.PI) / 2);
  context?.scale(mirrored ? -1 : 1, 1);
  context?.drawImage(stored, -width / 2, -height / 2);
  return canvas;
}

function painted({ width, height, rgba }: Small): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const data = new ImageData(width, height);
  data.data.set(rgba);
  canvas.getContext('2d')?.putImageData(data, 0, 0);
  return canvas;
}
