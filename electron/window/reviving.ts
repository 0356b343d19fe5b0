import { app, type BrowserWindow, dialog } from 'electron';
import { isWindowAddress } from '../protocol.ts';
import { deaths } from './deaths.ts';

/** What a revival tells the program. */
interface Told {
  note(what: string, text: string): void;
  /** The page is loaded anew, with a sentence on why (null: the operator wanted it): what was open is to come back. */
  startsAnew(why: string | null): void;
  /** It died too often: the next start offers what was open, as after any other crash. */
  givesUp(): void;
}

const RESTARTED = 'The window crashed and was restarted: check that your last change is still there.';
const TOO_OFTEN =
  'The window crashed too often within five minutes and will close. Restart the program to continue from your last saved changes.';
const HANGS = 'The window no longer answers. Wait for it, or restart it with your last saved changes?';

/** A window whose process died, or no longer answers and is given up, starts anew with what was open: the autosave has the work. */
export function revive(browser: BrowserWindow, { note, startsAnew, givesUp }: Told): void {
  const { webContents } = browser;
  const counted = deaths();
  let why: string | null = null;
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    note('graphics process gone', reason);
    counted.graphicsDied(Date.now());
    goOnDrawing();
  });
  webContents.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return;
    if (isWindowAddress(url) && isWindowAddress(webContents.getURL())) startsAnew(why);
    why = null;
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    note('window process gone', reason);
    if (counted.windowDied(Date.now()) === 'start anew') {
      why = RESTARTED;
      return webContents.reload();
    }
    givesUp();
    void dialog.showMessageBox(browser, { type: 'error', message: TOO_OFTEN }).finally(() => browser.destroy());
  });
  restartOnRequest(browser);
}

/** Without a graphics card there is nothing else to draw with, and Chromium would end the program after some deaths of that process. */
function goOnDrawing(): void {
  if (app.getGPUFeatureStatus().gpu_compositing !== 'enabled')
    app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
}

/** Asks about a window that no longer answers; a window that does again takes the question back. */
function restartOnRequest(browser: BrowserWindow): void {
  let asking = false;
  browser.on('unresponsive', async () => {
    if (asking) return;
    asking = true;
    const answers = new AbortController();
    browser.once('responsive', () => answers.abort());
    const { response } = await dialog.showMessageBox(browser, {
      type: 'warning',
      message: HANGS,
      buttons: ['Wait', 'Restart window'],
      defaultId: 0,
      cancelId: 0,
      signal: answers.signal,
    });
    asking = false;
    if (response === 1 && !browser.isDestroyed()) browser.webContents.forcefullyCrashRenderer();
  });
}
