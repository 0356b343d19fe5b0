import type { Run } from '../../core/dicom/run.ts';
import { frameStrokes, type Stroke } from '../../core/report/figure/strokes.ts';
import { fail, type Result } from '../../core/result.ts';
import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { shownNow, wantShown } from '../decoding/shown.ts';
import { shell } from '../shell/shell.ts';
import { openSheet } from '../state/editing.ts';
import { notice } from '../state/notices.ts';
import { proposedName } from '../state/saved-name.ts';
import { recordFor } from '../state/scale.ts';
import { paneOf, runNow, sessionNow, useApp } from '../state/store.ts';
import { drawnPicture } from './maker.ts';

/** A picture as PNG, of a run, and what is said of it in its name behind that of the run. */
interface MadePicture {
  readonly run: Run;
  readonly called: string;
  readonly png: Uint8Array;
}

/** The frame in the active pane as PNG: as it looks and lies there, pixel for pixel, with what is drawn on it or without. */
async function pictureNow(drawn: boolean): Promise<Result<MadePicture>> {
  const state = useApp.getState();
  const [studyRun, session, { frame, view }] = [runNow(state), sessionNow(state), paneOf(state)];
  if (studyRun === null) return fail('Open a run first.');
  const ready = await wantShown(studyRun, frame, view, new AbortController().signal);
  if (!ready.ok) return ready;
  const picture = shownNow(studyRun, frame, view);
  if (picture === null) return fail('This frame is not shown yet: try again.');
  const { window, inverted } = view;
  const uid = studyRun.run.identity.sopInstanceUid;
  const strokes: readonly Stroke[] = drawn && session !== null ? frameStrokes(session, uid, frame) : [];
  const { display } = recordFor(studyRun, session);
  const png = await drawnPicture({ picture, look: { window, inverted }, display, strokes });
  const called = `frame${String(frame + 1).padStart(3, '0')}${drawn ? '' : '-plain'}.png`;
  return png.ok ? { ok: true, value: { run: studyRun.run, called, png: png.value } } : png;
}

async function save(drawn: boolean): Promise<void> {
  const made = await pictureNow(drawn);
  if (!made.ok) return notice(made.problem);
  const { run, called, png } = made.value;
  const files = [{ name: `${proposedName(run)}-${called}`, bytes: Uint8Array.from(png) }];
  const { place, problem } = await shell.saveFiles({ kind: 'png', files });
  if (problem !== null) notice(problem);
  if (place !== null) notice(`Picture saved: ${place}`);
}

/** The clipboard is given a promise, so that it is still this press that asks for it once the picture is drawn. */
async function copy(): Promise<void> {
  // A page that is not served from this computer or by https has none.
  const { clipboard }: { readonly clipboard?: Clipboard } = navigator;
  if (clipboard === undefined || typeof ClipboardItem === 'undefined')
    return notice('This browser gives no page its clipboard here: save the picture instead.');
  let problem = 'The picture could not be copied: click into the window and try again.';
  const png = pictureNow(true).then((made) => {
    if (made.ok) return new Blob([Uint8Array.from(made.value.png)], { type: 'image/png' });
    problem = made.problem;
    throw new Error(problem);
  });
  await clipboard.write([new ClipboardItem({ 'image/png': png })]).then(
    () => notice('Picture copied with its outlines. It shows whatever is written in it, names too.'),
    () => notice(problem),
  );
}

function needsFrames(): string | null {
  const frames = runNow(useApp.getState())?.run.image.frames ?? 0;
  return needsRun() ?? (frames > 1 ? null : 'A single frame makes no video.');
}

/** Commands that take the picture on the screen along. */
export const PICTURE_COMMANDS: readonly AppCommand[] = [
  {
    id: 'picture.save',
    title: 'Save the picture on the screen with outlines (PNG)',
    menu: 'Picture with outlines (PNG)…',
    group: 'Export',
    keys: [],
    whyNot: needsRun,
    run: () => void save(true),
  },
  {
    id: 'picture.savePlain',
    title: 'Save the picture on the screen without outlines (PNG)',
    menu: 'Picture without outlines (PNG)…',
    group: 'Export',
    keys: [],
    whyNot: needsRun,
    run: () => void save(false),
  },
  {
    id: 'picture.copy',
    title: 'Copy the picture on the screen',
    menu: 'Copy picture',
    group: 'Export',
    keys: [],
    whyNot: needsRun,
    run: () => void copy(),
  },
  {
    id: 'cine',
    title: 'Save the run or a part of it as a video',
    menu: 'Video…',
    group: 'Export',
    keys: [],
    whyNot: needsFrames,
    run: () => openSheet('cine'),
  },
];
