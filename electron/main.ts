import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { app, dialog, protocol } from 'electron';
import { z } from 'zod';
import type { EventOf, MenuKeys } from '../core/contract.ts';
import { answersFor } from './answers.ts';
import { namedPaths } from './arguments.ts';
import { removeUnfinished, writesEnded } from './autosaves.ts';
import { exportingIn } from './deidentify/in-process.ts';
import { failureReason } from './failure.ts';
import { openedFiles } from './files.ts';
import { answerCalls } from './ipc.ts';
import { log } from './log.ts';
import { setMenu } from './menu.ts';
import { heldEvents } from './network/held-events.ts';
import { networkIn } from './network/in-process.ts';
import { isWantedAtStart } from './network/wanted-at-start.ts';
import { opening } from './opening.ts';
import { printedPdf } from './pdf.ts';
import { withFormerAttempts } from './practice/former-attempts.ts';
import { sampleMaker } from './practice/maker.ts';
import { appAnswers, appScheme } from './protocol.ts';
import { recall } from './remembered.ts';
import { type RunningMark, runningMark } from './running.ts';
import { runsRemembered } from './runs.ts';
import { startModule } from './sample-maker.ts';
import { savedSessions } from './saved-sessions.ts';
import { openAutosaves } from './saving/working-copies.ts';
import { closeSessions, refusedAtStart, stayOffline } from './window/guard.ts';
import { placementSchema } from './window/placement.ts';
import { revive } from './window/reviving.ts';
import { openWindow, type PlannerWindow } from './window.ts';

/** A write to a dead network drive must not keep an invisible program alive. */
const lastWritesMs = 10_000;

const { IVUS_USER_DATA } = process.env;
const userData = IVUS_USER_DATA ? resolve(IVUS_USER_DATA) : join(app.getPath('appData'), 'ivus-planner');
mkdirSync(userData, { recursive: true, mode: 0o700 });
// Of an earlier version's folder too: only its owner looks into it.
if (process.platform !== 'win32') chmodSync(userData, 0o700);
app.setPath('userData', userData);

const note = (what: string, error: unknown) => log(join(userData, 'log.txt'), what, error);
process.on('uncaughtException', (error) => note('uncaught exception', error));
process.on('unhandledRejection', (error) => note('unhandled rejection', error));

const refused = refusedAtStart();
stayOffline();
protocol.registerSchemesAsPrivileged([appScheme]);

const out = dirname(dirname(fileURLToPath(import.meta.url)));
const samples = app.isPackaged
  ? join(process.resourcesPath, 'samples')
  : join(app.getAppPath(), 'samples', 'generated');
const samplePlaces = app.isPackaged
  ? { made: join(userData, 'samples'), shipped: samples, cases: join(process.resourcesPath, 'cases') }
  : { made: samples, shipped: null, cases: null };
const maker = sampleMaker((words) => startModule(join(out, 'main', 'samples.js'), words));
const handedOverSchema = z.strictObject({ paths: z.array(z.string()) });

let window: PlannerWindow | null = null;
const files = openedFiles();
const runs = runsRemembered(join(userData, 'runs.json'), files);
const sessions = savedSessions(userData, runs);
const opened = opening({
  files,
  sampleFolder: samples,
  hasOwnWork: () => sessions.concernMoreThan(samples),
  send: (event, payload) => window?.send(event, payload),
});
const cases = samplePlaces.cases ?? join(app.getAppPath(), 'samples', 'cases');
const autosaves = withFormerAttempts(openAutosaves(userData), userData, cases);
/** The window died too often: the next start offers what was open, as after any other crash. */
let gaveUp = false;

/** Runs that are remembered, and a study on the screen, have come in: the window did not die of them. */
function arriving(own: typeof runs): typeof runs {
  return {
    ...own,
    remember: (found) => {
      opened.arrived();
      return own.remember(found);
    },
  };
}

function arrivingAt(mark: RunningMark): RunningMark {
  return {
    ...mark,
    nowOpen: (open) => {
      if (open !== null) opened.arrived();
      return mark.nowOpen(open);
    },
  };
}

/** A window that starts anew comes back with what was open, and with all that it had handed over. */
function bringBack({ browser }: PlannerWindow, mark: RunningMark): void {
  // A page that is gone, or has given way to another one, has nothing written any more.
  browser.webContents.on('render-process-gone', () => void autosaves.writeHeld());
  browser.webContents.on('did-navigate', () => void autosaves.writeHeld());
  revive(browser, {
    note,
    startsAnew(why) {
      opened.again(why);
      mark.windowStartsAnew();
    },
    givesUp() {
      gaveUp = true;
    },
  });
}

/** The hospital's network, at work already where it has something to do; it ends with the program. */
async function startNetwork(planner: PlannerWindow) {
  const folder = join(userData, 'network');
  const service = networkIn(join(out, 'main', 'network.js'), folder);
  if (await isWantedAtStart(folder)) service.outbox().catch((error) => note('network', error));
  app.on('will-quit', () => void service.close());
  return { service, ...heldEvents((event: EventOf<'network'>) => planner.send('network', event)) };
}

async function start(): Promise<void> {
  closeSessions();
  for (const folder of ['sessions', 'practice/attempts', 'practice/trainees'])
    await removeUnfinished(join(userData, folder));
  protocol.handle('app', appAnswers(join(out, 'renderer'), files.find));
  const placementPath = join(userData, 'window.json');
  const placement = await recall(placementPath, placementSchema.nullable(), null);
  const planner = openWindow(join(out, 'preload', 'preload.cjs'), placementPath, placement, autosaves.unsaved);
  const folders = { userData, documents: app.getPath('documents') };
  const mark = await runningMark(userData, sessions.writtenMs);
  app.on('will-quit', () => {
    if (!gaveUp) mark.remove();
  });
  const setKeys = (keys: MenuKeys) => setMenu((command) => planner.send('command', command), !app.isPackaged, keys);
  setKeys({});
  // The first thing that the page tells when it listens.
  const showMenu = (keys: MenuKeys) => {
    planner.nowListens();
    network.heard();
    setKeys(keys);
  };
  const { operator, closeNow, give } = planner;
  const startExport = exportingIn(join(out, 'main', 'deidentify.js'));
  const tellExport = (progress: EventOf<'deidentifying'>) => planner.send('deidentifying', progress);
  const copies = { startExport, tellExport };
  const network = await startNetwork(planner);
  const shell = {
    ...copies,
    network,
    files,
    opened,
    autosaves,
    runs: arriving(runs),
    sessions,
    mark: arrivingAt(mark),
    maker,
    samples: samplePlaces,
    give,
    print: printedPdf,
  };
  answerCalls(answersFor({ ...shell, operator, folders, closeNow, showMenu, note }), opened.open);
  bringBack(planner, mark);
  window = planner;
}

function giveUp(error: unknown): void {
  note('start failed', error);
  dialog.showErrorBox('IVUS Planner', `The program could not start: ${failureReason(error)}.`);
  app.exit(1);
}

function takeFrom(handedOver: unknown): void {
  const parsed = handedOverSchema.safeParse(handedOver);
  void opened.handOver(parsed.success ? parsed.data.paths : []);
  if (window?.browser.isMinimized()) window.browser.restore();
  window?.browser.focus();
}

const named = namedPaths(process.argv, process.cwd(), app.isPackaged ? null : app.getAppPath());
if (!refused && app.requestSingleInstanceLock({ paths: named })) {
  void opened.handOver(named);
  app.on('second-instance', (_event, _argv, _cwd, data) => takeFrom(data));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void opened.handOver([path]);
  });
  app.on('window-all-closed', () => {
    void Promise.race([autosaves.writeHeld().then(writesEnded), delay(lastWritesMs)]).then(() => app.quit());
  });
  app.whenReady().then(start).catch(giveUp);
} else if (!refused) {
  app.quit();
}
