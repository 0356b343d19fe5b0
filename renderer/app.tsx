import { useEffect } from 'react';
import { RivalShape } from './border/shape.tsx';
import { ContextMenu } from './commands/context-menu.tsx';
import { limitPictures } from './decoding/pictures.ts';
import { DeidentifySheet } from './deidentify/sheet.tsx';
import { LandmarkMenu } from './landmarks/landmark-menu.tsx';
import { listenToNetwork } from './network/listening.ts';
import { SendSheet } from './network/send/sheet.tsx';
import { NetworkSheet } from './network/sheet.tsx';
import { LargeOutlineTable } from './outlines/table.tsx';
import { AutomaticShape } from './practice/automatic-shape.tsx';
import { TruthShape } from './practice/truth-shape.tsx';
import { CineSheet } from './report/cine/sheet.tsx';
import { objectsToSend } from './report/exports.ts';
import { SessionsSheet } from './sessions/list.tsx';
import { savePreviews } from './sessions/previews.ts';
import { askAboutCrash, Recovery, tellWhatIsOpen } from './sessions/recovery.tsx';
import { HistoryList } from './sessions/steps.tsx';
import { shell } from './shell/shell.ts';
import { startAutosave } from './state/autosave.ts';
import { askWhereKept } from './state/kept-in.ts';
import { areStudiesFolded } from './state/layout.ts';
import { rememberPlaces } from './state/place.ts';
import { useApp } from './state/store.ts';
import { openGathered } from './study/opening.ts';
import { showLooking } from './study/reading.ts';
import { RefusedSheet } from './study/refused.tsx';
import { notePresses } from './ui/documents.ts';
import { usePreferences } from './ui/preferences.ts';
import { Tooltips } from './ui/tooltip.tsx';
import { useWindowWidth } from './ui/window-size.ts';
import { takeDroppedRun } from './viewer/run-drop.ts';
import { About } from './window/about/about.tsx';
import { Boundary } from './window/boundary.tsx';
import { Guide } from './window/guide/guide.tsx';
import { Help } from './window/help.tsx';
import { listenToKeys, listenToMenu, tellMenuKeys } from './window/keys.ts';
import { useTitle } from './window/layout/title.ts';
import { Workplace } from './window/layout/workplace.tsx';
import { Notices } from './window/notices.tsx';
import { Palette } from './window/palette.tsx';
import { Preferences } from './window/preferences-sheet.tsx';
import { SecondWindow } from './window/second-window/second-window.tsx';
import { StatusBar } from './window/status.tsx';
import { Toolbar } from './window/toolbar.tsx';

/** What lies over the picture besides drawn objects. */
const FURTHER = [RivalShape, AutomaticShape, TruthShape];

const BYTES_PER_MB = 1024 * 1024;

let begun = false;

/** Once per window: keeps the working copy, listens to the shell, and opens what the window was started with. */
function begin(): void {
  if (begun) return;
  begun = true;
  startAutosave();
  void askWhereKept();
  rememberPlaces();
  savePreviews();
  tellWhatIsOpen();
  listenToMenu();
  tellMenuKeys();
  if (shell.reopensFiles) listenToNetwork();
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

/** What comes over the window, by what is said where one fails; each is tried again when another comes. */
const SHEETS = {
  'The list of steps': <HistoryList />,
  'The list of studies': <SessionsSheet />,
  'The list of files': <RefusedSheet />,
  'The sheet for copies': <DeidentifySheet />,
  'The hospital network': <NetworkSheet />,
  'The sheet for sending': <SendSheet make={objectsToSend} />,
  'The guide': <Guide />,
  'The list of keys': <Help />,
  'About this program': <About />,
  'The list of commands': <Palette />,
  'The table of outlines': <LargeOutlineTable />,
  'The sheet for videos': <CineSheet />,
  'The sheet of preferences': <Preferences />,
};

function Sheets() {
  const sheet = useApp((state) => state.sheet);
  return Object.entries(SHEETS).map(([what, content]) => (
    <Boundary key={what} what={what} until={sheet} floating>
      {content}
    </Boundary>
  ));
}

/** The whole window. */
export function App() {
  useEffect(() => {
    begin();
    const stopPresses = notePresses(window);
    const stopKeys = listenToKeys();
    const stopDrops = listenToDrops();
    return () => {
      stopPresses();
      stopKeys();
      stopDrops();
    };
  }, []);
  const cacheMb = usePreferences((preferences) => preferences.cacheMb);
  useEffect(() => limitPictures(cacheMb * BYTES_PER_MB), [cacheMb]);
  const empty = useApp(({ study, opening }) => study === null && opening === null);
  const alone = useApp((state) => state.pictureAlone);
  const layout = usePreferences((preferences) => preferences.layout);
  const folded = areStudiesFolded(layout, useWindowWidth());
  // Drawn anew as a whole, so that no name stays anywhere.
  const hidden = useApp((state) => state.patientHidden);
  useTitle(document);
  return (
    <div className="app" key={String(hidden)} data-alone={alone}>
      <Boundary what="The toolbar">
        <Toolbar />
      </Boundary>
      <Workplace further={FURTHER} />
      <SecondWindow further={FURTHER} />
      <Boundary what="The status bar">
        <StatusBar />
      </Boundary>
      {(alone || folded) && <Notices floating />}
      {!empty && <Recovery />}
      <Sheets />
      <LandmarkMenu />
      <ContextMenu />
      <Tooltips />
    </div>
  );
}
