import type { KeyboardEvent } from 'react';
import { create } from 'zustand';
import type { LandmarkType } from '../../core/session/vein/landmark-types.ts';
import { LANDMARK_TYPES } from '../../core/session/vein/landmark-types.ts';
import { dispatch } from '../state/document.ts';
import { stopPlaying } from '../state/navigation.ts';
import { frameNow, paneOf, runNow, runUidNow, sessionNow, useApp } from '../state/store.ts';
import { LANDMARK_LABELS } from '../ui/labels.ts';

const useMenu = create<{ readonly shown: boolean }>(() => ({ shown: false }));

// What is asked is about a frame of the run on the screen.
useApp.subscribe((now, before) => {
  if (runUidNow(now) !== runUidNow(before)) close();
});

/** Asks what the frame on the screen is; without a run it does nothing. */
export function askForLandmark(): void {
  if (runNow(useApp.getState()) === null) return;
  stopPlaying();
  useMenu.setState({ shown: true });
}

/** The menu of places along the vein, over the window while it is asked for. */
export function LandmarkMenu() {
  const shown = useMenu((menu) => menu.shown);
  return shown ? <Menu /> : null;
}

function close(): void {
  useMenu.setState({ shown: false });
}

function open(dialog: HTMLDialogElement | null): void {
  if (dialog !== null && !dialog.open) dialog.showModal();
}

function Menu() {
  const frame = useApp(frameNow);
  const run = useApp(runUidNow);
  const landmarks = useApp(sessionNow)?.marks.filter((landmark) => landmark.run === run) ?? [];
  return (
    <dialog className="sheet marks" ref={open} onClose={close} onKeyDown={byLetter} aria-labelledby="marks-title">
      <form method="dialog" className="row apart">
        <h2 id="marks-title">Frame {frame + 1} is…</h2>
        <button type="submit">Cancel</button>
      </form>
      <ul className="list">
        {LANDMARK_TYPES.map((station) => {
          const there = landmarks.find((landmark) => landmark.station === station);
          const { words, key } = LANDMARK_LABELS[station];
          return (
            <li key={station}>
              <button type="button" onClick={() => landmark(station)}>
                <kbd>{key}</kbd> <i className="station-sign" data-station={station} aria-hidden="true" />
                {words}
                {there !== undefined && (
                  <span className="muted small">
                    {there.frame === frame
                      ? ' (already set here: removes it)'
                      : ` (now on frame ${there.frame + 1}: moves it here)`}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </dialog>
  );
}

function byLetter(event: KeyboardEvent<HTMLDialogElement>): void {
  // The browser leaves the focus in a closed dialog until it paints again: what is typed then is not an answer.
  if (!event.currentTarget.open) return;
  event.stopPropagation();
  const station = LANDMARK_TYPES.find((candidate) => LANDMARK_LABELS[candidate].key === event.key.toLowerCase());
  if (station === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  landmark(station);
}

/** Marks the frame on the screen; a station marked elsewhere moves here, one marked here goes. */
function landmark(station: LandmarkType): void {
  const state = useApp.getState();
  const { run, frame } = paneOf(state);
  close();
  if (run === null) return;
  const there = sessionNow(state)?.marks.find((each) => each.run === run && each.station === station);
  if (there === undefined) dispatch({ type: 'addMark', mark: { id: crypto.randomUUID(), run, frame, station } });
  else if (there.frame === frame) dispatch({ type: 'removeMark', id: there.id });
  else dispatch({ type: 'moveMark', id: there.id, frame });
}
