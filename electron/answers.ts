import { join } from 'node:path';
import type { MenuKeys } from '../core/contract.ts';
import type { OpenedFiles } from './files.ts';
import type { Answers } from './ipc.ts';
import type { Autosaves } from './keeping.ts';
import { keep } from './keeping.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { Opening } from './opening.ts';
import type { Operator } from './operator.ts';
import type { Maker } from './practice/maker.ts';
import { practiceAnswers } from './practice/practice.ts';
import type { SamplePlaces } from './practice/samples.ts';
import { textAt } from './remembered.ts';
import type { RunningMark } from './running.ts';
import type { Runs } from './runs.ts';
import { sessionSaving } from './sessions.ts';
import { chooseTexts, type Print, savePdf, saveText } from './texts.ts';

/** What the shell holds for the window: the files it has opened, what comes next, the working copies and all sessions kept, where runs were, and the mark that the program runs. */
export interface Desk {
  readonly files: OpenedFiles;
  readonly opened: Opening;
  readonly kept: Autosaves;
  readonly runs: Runs;
  readonly sessions: KeptSessions;
  readonly mark: RunningMark;
}

/** What the shell has made for it elsewhere: practice studies, and PDF from HTML. */
export interface Workshop {
  readonly maker: Maker;
  readonly samples: SamplePlaces;
  readonly print: Print;
}

/** Folders of the operator: the program's own data, and where documents go unless told otherwise. */
export interface Folders {
  readonly userData: string;
  readonly documents: string;
}

/** What the answers do to the window from outside: close it, show a menu with these keys. */
interface Outside {
  readonly closeNow: () => Promise<void>;
  readonly showMenu: (keys: MenuKeys) => void;
}

/** The answers to the window's calls. */
export function answersFor(
  desk: Desk,
  { maker, samples, print }: Workshop,
  operator: Operator,
  folders: Folders,
  { closeNow, showMenu }: Outside,
): Answers {
  const { files, opened, kept, runs, sessions, mark } = desk;
  const preferences = join(folders.userData, 'preferences.json');
  const lastFolders = join(folders.userData, 'folders.json');
  return {
    initialFiles: () => opened.initial(),
    chooseFiles: async () => opened.open(await operator.chooseFiles()),
    chooseFolder: async () => opened.open(await operator.chooseFolder()),
    openPaths: ({ paths }) => opened.open(paths),
    autosave: async ({ key, text }) => ({ problem: await kept.write(key, text) }),
    readAutosave: ({ key }) => kept.read(key),
    listSessions: async () => ({ sessions: [...(await sessions.list())] }),
    keptHeadlines: async ({ ids }) => ({ headlines: [...(await sessions.headlines(ids))] }),
    readKept: ({ id }) => sessions.read(id),
    keepCover: ({ key, cover }) => sessions.keepCover(key, cover).then(() => null),
    binSession: ({ id }) => sessions.bin(id),
    putBack: async ({ id }) => ({ problem: await sessions.putBack(id) }),
    nowOpen: (open) => mark.nowOpen(open).then(() => null),
    lastCrash: async () => ({ crash: await mark.crash() }),
    cancelOpening: async () => {
      opened.cancel();
      return null;
    },
    saveSession: sessionSaving(operator, files, lastFolders, folders.documents),
    saveText: (request) => saveText(operator, lastFolders, folders.documents, request),
    savePdf: (request) => savePdf(operator, print, lastFolders, folders.documents, request),
    chooseTexts: ({ ending }) => chooseTexts(operator, ending),
    ...practiceAnswers(maker, samples, folders.userData, files),
    rememberRuns: (request) => runs.remember(request.runs).then(() => null),
    findRuns: (request) => runs.find(request),
    readPreferences: () => textAt(preferences),
    writePreferences: async (request) => ({
      problem: await keep(preferences, JSON.stringify(request.preferences, null, 2), 0o600),
    }),
    menuKeys: async ({ keys }) => {
      showMenu(keys);
      return null;
    },
    closeNow: () => closeNow().then(() => null),
  };
}
