import { useEffect } from 'react';
import { takeDroppedRun } from './compare/run-drop.ts';
import { keepCovers } from './covers.ts';
import { keepWorkingCopy } from './keeping.ts';
import { listenToKeys, listenToMenu, tellMenuKeys } from './keys.ts';
import { openGathered } from './opening.ts';
import { Empty } from './panels/empty.tsx';
import { Help } from './panels/help.tsx';
import { HistoryList } from './panels/history.tsx';
import { MarkMenu } from './panels/mark-menu.tsx';
import { Notices } from './panels/notices.tsx';
import { LargeOutlineTable } from './panels/outlines.tsx';
import { Palette } from './panels/palette.tsx';
import { Preferences } from './panels/preferences.tsx';
import { askAboutCrash, Recovery, tellWhatIsOpen } from './panels/recovery.tsx';
import { RightPanel } from './panels/right.tsx';
import { SessionsSheet } from './panels/sessions.tsx';
import { StatusBar } from './panels/status.tsx';
import { StudyPanel } from './panels/study.tsx';
import { Toolbar } from './panels/toolbar.tsx';
import { usePreferences } from './preferences.ts';
import { showLooking } from './reading.ts';
import { shell } from './shell.ts';
import { useApp } from './store.ts';
import { Timeline } from './timeline/timeline.tsx';
import { keepPictures } from './viewer/pictures.ts';
import { Viewer } from './viewer/viewer.tsx';

const BYTES_PER_MB = 1024 * 1024;

let begun = false;

/** Once per window: keeps the working copy, listens to the shell, and opens what the window was started with. */
function begin(): void {
  if (begun) return;
  begun = true;
  keepWorkingCopy();
  keepCovers();
  tellWhatIsOpen();
  listenToMenu();
  tellMenuKeys();
  shell.onLooking(showLooking);
  shell.onFiles((gathered) => void openGathered(gathered));
  void shell.initialFiles().then(openGathered).then(askAboutCrash);
}

/** Files dropped anywhere on the window are opened; gives the function that stops listening. */
function listenToDrops(): () => void {
  const allow = (event: DragEvent) => event.preventDefault();
  const take = (event: DragEvent) => {
    event.preventDefault();
    if (takeDroppedRun(event)) return;
    void shell.dropped([...(event.dataTransfer?.files ?? [])]).then(openGathered);
  };
  window.addEventListener('dragover', allow);
  window.addEventListener('drop', take);
  return () => {
    window.removeEventListener('dragover', allow);
    window.removeEventListener('drop', take);
  };
}

/** The whole window. */
export function App() {
  useEffect(() => {
    begin();
    const stopKeys = listenToKeys();
    const stopDrops = listenToDrops();
    return () => {
      stopKeys();
      stopDrops();
    };
  }, []);
  const cacheMb = usePreferences((preferences) => preferences.cacheMb);
  useEffect(() => keepPictures(cacheMb * BYTES_PER_MB), [cacheMb]);
  const empty = useApp(({ study, opening }) => study === null && opening === null);
  return (
    <div className="app">
      <Toolbar />
      <StudyPanel />
      {empty ? <Empty /> : <Viewer />}
      <Timeline />
      <RightPanel />
      <StatusBar />
      <Notices />
      {!empty && <Recovery />}
      <HistoryList />
      <SessionsSheet />
      <Help />
      <Palette />
      <LargeOutlineTable />
      <Preferences />
      <MarkMenu />
    </div>
  );
}
