import { PANELS } from '../../core/preferences.ts';
import { type KeptPlace, type KeptView, readPlace, writePlace } from '../../core/session/kept/place.ts';
import { shell } from '../shell/shell.ts';
import { FIRST_VIEW, type PaneView, type View } from '../ui/view.ts';
import type { AppState, Panel, PaneState } from './store.ts';
import { FIRST_PANE, paneOf, runOf, useApp } from './store.ts';

/** Quiet time after something else is looked at before that is remembered, ms. */
const QUIET = 500;

let timer: ReturnType<typeof setTimeout> | undefined;
/** Where the operator was in a study whose run is still being read. */
let awaited: { readonly key: string; readonly place: KeptPlace } | null = null;

/** The panes as they came back. */
let returned: AppState['panes'] | null = null;

/** From now on it is remembered, study by study, where the operator is; never while a run plays, and not for attempts at practice studies. */
export function rememberPlaces(): void {
  useApp.subscribe((now, before) => {
    if (now.study === null || now.playing || now.study.key !== before.study?.key || !hasMoved(now, before)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void keepPlaceNow(), QUIET);
  });
}

function hasMoved(now: AppState, before: AppState): boolean {
  const seen = ['panes', 'activePane', 'leftAt', 'panel', 'cutDegrees', 'playing'] as const;
  return seen.some((what) => now[what] !== before[what]);
}

/** Remembers where the operator is, where that waits for it; resolves when that is done, well or badly. */
export async function keepPlaceNow(): Promise<void> {
  if (timer === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  const state = useApp.getState();
  const { study } = state;
  const text = study === null || study.key !== study.history.present.study ? null : placeText(state);
  if (study !== null && text !== null) await shell.keepBeside(study.key, 'place', text).catch(() => undefined);
}

function placeText(state: AppState): string | null {
  const panes = state.panes.flatMap(({ run, frame, view }) => (run === null ? [] : [{ run, frame, view: kept(view) }]));
  if (panes.length < state.panes.length) return null;
  return writePlace({
    panes,
    active: Math.max(0, state.panes.indexOf(paneOf(state))),
    left: Object.entries(state.leftAt).map(([run, { frame, view }]) => ({ run, frame, view: kept(view) })),
    tab: state.panel,
    cutDegrees: state.cutDegrees,
  });
}

function kept({ zoom, pan, window, inverted }: View): KeptView {
  return { zoom, pan, window, inverted };
}

/** Where the operator was in the study under a key; null where nobody knows. */
export async function placeIn(key: string): Promise<KeptPlace | null> {
  return readPlace(await shell.readBeside(key, 'place').catch(() => null));
}

/** Goes back to where the operator was in the study on the screen, as far as its runs are at hand; to the rest when they come. */
export function returnTo(place: KeptPlace | null): void {
  awaited = null;
  const { study } = useApp.getState();
  if (study === null || place === null) return;
  const active = place.panes[place.active];
  const isHere = ({ run }: { readonly run: string }) => runOf(study, run) !== null;
  if (active === undefined || !isHere(active)) awaited = { key: study.key, place };
  const panes = place.panes.filter(isHere);
  useApp.setState({
    leftAt: Object.fromEntries(place.left.filter(isHere).map(({ run, ...seen }) => [run, paneView(run, seen)])),
    panel: PANELS.find((panel) => panel === place.tab && panel !== 'practice') ?? ('measure' satisfies Panel),
    cutDegrees: place.cutDegrees,
  });
  if (active === undefined || !isHere(active)) return;
  returned = panes.map(({ run, ...seen }, k): PaneState => ({ ...FIRST_PANE, ...paneView(run, seen), id: k + 1, run }));
  useApp.setState({ panes: returned, activePane: panes.indexOf(active) + 1 });
}

/** True while the study that came back to where it was left has not been looked at yet. */
export function isWhereLeft(): boolean {
  return useApp.getState().panes === returned;
}

/** More runs of the study have come: true when the one where the operator was is among them, and is shown now. */
export function returnLater(): boolean {
  const { study } = useApp.getState();
  if (awaited === null || awaited.key !== study?.key) return false;
  const { place } = awaited;
  returnTo(place);
  return awaited === null;
}

/** A frame of a run that is at hand, kept inside the run, as it was looked at. */
function paneView(run: string, { frame, view }: { readonly frame: number; readonly view: KeptView }): PaneView {
  const frames = runOf(useApp.getState().study, run)?.run.image.frames ?? 1;
  return { frame: Math.min(frame, frames - 1), view: { ...FIRST_VIEW, ...view } };
}
