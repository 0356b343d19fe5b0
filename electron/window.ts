import { BrowserWindow, dialog, type OpenDialogOptions, screen, type WindowOpenHandlerResponse } from 'electron';
import type { EventName, EventOf, WindowCommand } from '../core/contract.ts';
import { CATALOGUE_ENDING } from '../core/plan/catalogue-file.ts';
import { PICTURE_WINDOW } from '../core/program.ts';
import { SESSION_ENDING } from '../core/session/document/file.ts';
import type { FileKind, Operator } from './operator.ts';
import { windowAddress } from './protocol.ts';
import { remember } from './remembered.ts';
import { closing } from './window/closing.ts';
import { fileGiver } from './window/given-files.ts';
import { leastSize, type Placement, windowBox } from './window/placement.ts';

/** The one permission that the window has: to put text on the clipboard; it cannot read what others put there. */
const COPYING = 'clipboard-sanitized-write';

/** The one window: what can be sent to it, and how it is closed. */
export interface PlannerWindow {
  readonly browser: BrowserWindow;
  readonly operator: Operator;
  send<E extends EventName>(event: E, payload: EventOf<E>): void;
  /** The page hears what is sent to it from now on. */
  nowListens(): void;
  /** Closes: the window has said that it is done. Asks first when work could not be kept; resolves when that is decided. */
  closeNow(): Promise<void>;
  /** Puts files into the page as a file dialog would; false where that cannot be done. */
  give(paths: readonly string[]): Promise<boolean>;
}

function makeBrowser(preload: string, remembered: Placement | null): BrowserWindow {
  const { workArea } = remembered === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(remembered.box);
  const smallest = leastSize(workArea);
  const browser = new BrowserWindow({
    ...windowBox(remembered?.box ?? null, workArea),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'IVUS Planner',
    backgroundColor: '#0b0e12',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      // Its dictionaries would be fetched from the internet.
      spellcheck: false,
      // Autosave must not slow down when the window is hidden.
      backgroundThrottling: false,
    },
  });
  // The window has menus of its own; this one stays for its keys, and on a Mac, where it lies on top of the screen.
  if (process.platform !== 'darwin') browser.setMenuBarVisibility(false);
  if (remembered?.maximized) browser.maximize();
  return browser;
}

/** Nothing but our own page is ever shown, and nothing is allowed that was not asked for by design. */
function shutOut(browser: BrowserWindow): void {
  const { webContents } = browser;
  webContents.on('will-navigate', (event) => {
    if (event.url !== windowAddress) event.preventDefault();
  });
  webContents.setWindowOpenHandler(({ url, frameName }) =>
    url === 'about:blank' && frameName === PICTURE_WINDOW ? pictureWindow(browser) : { action: 'deny' },
  );
  webContents.on('did-create-window', (second) => {
    second.setMenuBarVisibility(false);
    second.webContents.on('will-navigate', (event) => event.preventDefault());
    second.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  webContents.session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === COPYING));
  webContents.session.setPermissionCheckHandler((_contents, permission) => permission === COPYING);
}

/** The empty second window that the page fills with its pictures: without a bridge to the shell, on another screen where there is one. */
function pictureWindow(browser: BrowserWindow): WindowOpenHandlerResponse {
  const here = screen.getDisplayMatching(browser.getBounds());
  const other = screen.getAllDisplays().find(({ id }) => id !== here.id);
  const safe = { contextIsolation: true, sandbox: true, nodeIntegration: false, spellcheck: false };
  return {
    action: 'allow',
    overrideBrowserWindowOptions: {
      ...other?.workArea,
      title: 'IVUS Planner',
      backgroundColor: '#0b0e12',
      webPreferences: { ...safe, backgroundThrottling: false },
    },
  };
}

const filesDialog: OpenDialogOptions = {
  title: 'Open IVUS runs, venograms, pictures, a saved session or a catalogue',
  properties: ['openFile', 'multiSelections'],
  filters: [
    { name: 'All files', extensions: ['*'] },
    { name: 'DICOM files', extensions: ['dcm', 'dicom', 'ima'] },
    { name: 'Pictures and films', extensions: ['png', 'jpg', 'jpeg', 'avi', 'mp4', 'm4v', 'mov'] },
    { name: 'IVUS Planner sessions', extensions: [SESSION_ENDING.slice(1)] },
    { name: 'IVUS Planner catalogues', extensions: [CATALOGUE_ENDING.slice(1)] },
  ],
};
const folderDialog: OpenDialogOptions = { title: 'Open a folder of DICOM files', properties: ['openDirectory'] };
const copiesDialog: OpenDialogOptions = {
  title: 'Choose where to put the de-identified copies',
  buttonLabel: 'Put copies here',
  properties: ['openDirectory', 'createDirectory'],
};

function dialogFor({ title, name, ending, others = [] }: FileKind): OpenDialogOptions {
  const extensions = [ending, ...others].map((each) => each.slice(1));
  return { title, properties: ['openFile', 'multiSelections'], filters: [{ name, extensions }] };
}

function operatorAt(browser: BrowserWindow): Operator {
  const choose = async (options: OpenDialogOptions) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(browser, options);
    return canceled ? [] : filePaths;
  };
  return {
    chooseFiles: (kind) => choose(kind === undefined ? filesDialog : dialogFor(kind)),
    chooseFolder: (purpose) => choose(purpose === 'copies' ? copiesDialog : folderDialog),
    async chooseWhereToSave(defaultPath, { title, name, ending }) {
      const options = { title, defaultPath, filters: [{ name, extensions: [ending.slice(1)] }] };
      const { canceled, filePath } = await dialog.showSaveDialog(browser, options);
      return canceled || filePath === '' ? null : filePath;
    },
    async agrees({ message, detail = '', yes, no, takenBack }) {
      const buttons = { buttons: [no, yes], defaultId: 0, cancelId: 0 };
      const question = { type: 'warning', message, detail, ...buttons } as const;
      const signal = takenBack === undefined ? {} : { signal: takenBack };
      const { response } = await dialog.showMessageBox(browser, { ...question, ...signal });
      return response === 1;
    },
  };
}

/** Opens the window where it was last and loads the page; `unkept` says why the last changes could not be kept, or null. */
export function openWindow(
  preload: string,
  placementPath: string,
  remembered: Placement | null,
  unsaved: () => string | null,
): PlannerWindow {
  const browser = makeBrowser(preload, remembered);
  const operator = operatorAt(browser);
  let listens = false;
  browser.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) listens = false;
  });
  browser.webContents.on('render-process-gone', () => {
    listens = false;
  });
  const close = closing({
    ...operator,
    unsaved,
    listens: () => listens,
    askToKeep: () => browser.webContents.send('ivus:command', 'flushAndClose' satisfies WindowCommand),
    isGone: () => browser.isDestroyed(),
    destroy: () => browser.destroy(),
  });
  shutOut(browser);
  browser.on('close', (event) => {
    event.preventDefault();
    const placement: Placement = { box: browser.getNormalBounds(), maximized: browser.isMaximized() };
    void remember(placementPath, placement);
    close.ask();
  });
  browser.once('ready-to-show', () => browser.show());
  void browser.loadURL(windowAddress);
  return {
    browser,
    operator,
    send(event, payload) {
      if (!browser.isDestroyed()) browser.webContents.send(`ivus:${event}`, payload);
    },
    nowListens() {
      listens = true;
    },
    give: fileGiver(browser.webContents.debugger),
    closeNow: close.finish,
  };
}
