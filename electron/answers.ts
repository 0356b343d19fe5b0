import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventOf, MenuKeys } from '../core/contract.ts';
import { faultText } from '../core/fault.ts';
import type { NetworkService } from '../core/network/service.ts';
import { keep, sessionsFolder } from './autosaves.ts';
import { catalogueAnswers } from './catalogue/computers-catalogue.ts';
import { deidentifying, type StartExport } from './deidentify/deidentifying.ts';
import { erasePreviews, eraseStudy, type Witnesses } from './erasing.ts';
import type { OpenedFiles } from './files.ts';
import type { Answers } from './ipc.ts';
import { onDisk } from './names.ts';
import { folderName } from './network/inbox/layout.ts';
import { networkFiles } from './network/network-files.ts';
import { type NetworkAnswers, networkAnswers } from './network/window-answers.ts';
import type { Opening } from './opening.ts';
import type { Operator } from './operator.ts';
import type { Maker } from './practice/maker.ts';
import { practiceAnswers } from './practice/practice.ts';
import type { SamplePlaces } from './practice/samples.ts';
import { textAt } from './remembered.ts';
import type { RunningMark } from './running.ts';
import type { Runs } from './runs.ts';
import type { SavedSessions } from './saved-sessions.ts';
import { handedTexts } from './saving/handed-texts.ts';
import { saveFiles } from './saving/save-files.ts';
import type { Autosaves } from './saving/working-copies.ts';
import { saveCopy } from './sessions.ts';
import { chooseTexts, type Print, savePdf, saveText } from './texts.ts';

/** Folders of the operator: the program's own data, and where documents go by default. */
interface Folders {
  readonly userData: string;
  readonly documents: string;
}

/** What the shell answers the window's calls with. */
export interface ShellContext {
  /** Files that the operator has opened, and what is to be opened next. */
  readonly files: OpenedFiles;
  readonly opened: Opening;
  readonly autosaves: Autosaves;
  readonly sessions: SavedSessions;
  /** Where the files of runs were last found. */
  readonly runs: Runs;
  /** The mark that the program is running; left behind, it tells of a crash. */
  readonly mark: RunningMark;
  /** Makes practice studies, which lie in these folders. */
  readonly maker: Maker;
  readonly samples: SamplePlaces;
  /** Puts files into the page; false where that cannot be done. */
  readonly give: (paths: readonly string[]) => Promise<boolean>;
  /** PDF from HTML. */
  readonly print: Print;
  /** De-identified copies, in a process of their own. */
  readonly startExport: StartExport;
  readonly tellExport: (progress: EventOf<'deidentifying'>) => void;
  /** The hospital's network, in a process of its own. */
  readonly network: { readonly service: NetworkService; readonly tell: (event: EventOf<'network'>) => void };
  readonly operator: Operator;
  readonly folders: Folders;
  readonly closeNow: () => Promise<void>;
  readonly showMenu: (keys: MenuKeys) => void;
  /** Notes something in the log. */
  readonly note: (what: string, text: string) => void;
}

/** The answers to the window's calls. */
export function answersFor(context: ShellContext): Answers {
  const { files, opened, autosaves, runs, sessions, mark, maker, samples, print, operator, folders } = context;
  const lastFolders = join(folders.userData, 'folders.json');
  return {
    initialFiles: () => opened.initial(),
    chooseFiles: async () => opened.open(await operator.chooseFiles()),
    chooseFolder: async () => opened.open(await operator.chooseFolder()),
    giveFiles: async ({ tokens }) => ({ given: await given(context, tokens) }),
    setAside: async ({ key, why, text }) => ({ problem: await sessions.setAside(key, why, text) }),
    ...keptAnswers(folders.userData, autosaves),
    listSessions: async () => ({ sessions: [...(await sessions.list())] }),
    savedHeadlines: async ({ ids }) => ({ headlines: [...(await sessions.headlines(ids))] }),
    readSaved: async ({ id }) => {
      const text = autosaves.heldUnder(id);
      return text === null ? sessions.read(id) : { text, problem: null };
    },
    savePreview: ({ key, preview }) => sessions.savePreview(key, preview).then(() => null),
    binSession: ({ id }) => sessions.bin(id),
    putBack: async ({ id }) => ({ problem: await sessions.putBack(id) }),
    ...erasingAnswers(context),
    nowOpen: (open) => mark.nowOpen(open).then(() => null),
    lastCrash: async () => ({ crash: await mark.crash() }),
    cancelOpening: async () => {
      opened.cancel();
      return null;
    },
    saveCopy: (request) => saveCopy(operator, lastFolders, folders.documents, request),
    saveText: (request) => saveText(operator, lastFolders, folders.documents, request),
    savePdf: (request) => savePdf(operator, print, lastFolders, folders.documents, request),
    ...deidentifying(operator, files, context.startExport, context.tellExport),
    saveFiles: (request) => saveFiles(operator, files, lastFolders, folders.documents, request),
    chooseTexts: ({ ending }) => chooseTexts(operator, ending),
    ...practiceAnswers(maker, samples, folders.userData, files),
    rememberRuns: (request) => runs.remember(request.runs).then(() => null),
    findRuns: (request) => runs.find(request),
    ...answersOfNetwork(context),
    ...preferencesAnswers(folders.userData),
    ...catalogueAnswers(folders.userData),
    menuKeys: async ({ keys }) => {
      context.showMenu(keys);
      return null;
    },
    reportFault: faultsNoted(context.note),
    closeNow: () => context.closeNow().then(() => null),
  };
}

/** A window that fails again and again does not fill the disk. */
const MOST_FAULTS = 200;

function faultsNoted(note: ShellContext['note']): Answers['reportFault'] {
  let left = MOST_FAULTS;
  return async (fault) => {
    left -= 1;
    if (left >= 0) note('window', faultText(fault));
    return null;
  };
}

/** Names that are no text cannot be given. */
async function given({ files, give }: ShellContext, tokens: readonly string[]): Promise<boolean> {
  const paths = await Promise.all(
    tokens.map(files.find).map((file) => (file === undefined ? null : onDisk(file.path))),
  );
  const known = paths.filter((path) => typeof path === 'string');
  return known.length === paths.length && give(known);
}

/** Files that hold a certificate or a key. */
const CERTIFICATE = {
  ending: '.pem',
  others: ['.crt', '.cer', '.key'],
  title: 'Choose a certificate or a key',
  name: 'Certificates and keys (PEM)',
} as const;

function answersOfNetwork({ network, files, folders, operator }: ShellContext): NetworkAnswers {
  const folder = join(folders.userData, 'network', 'outgoing');
  const dialog = () => operator.chooseFiles(CERTIFICATE);
  return networkAnswers({ ...network, open: files.open, find: files.find, folder, dialog });
}

/** What erases for good. */
function erasingAnswers({
  folders,
  autosaves,
  runs,
  mark,
  network,
}: ShellContext): Pick<Answers, 'eraseStudy' | 'erasePreviews'> {
  const inbox = networkFiles(join(folders.userData, 'network')).inbox;
  const witnesses: Witnesses = {
    forgetRuns: runs.forget,
    forgetOpen: (study) => {
      autosaves.forget(study);
      return mark.forget(study);
    },
    // Asked only where there is something: the process of the network starts with the first question.
    forgetReceived: async (study) =>
      existsSync(join(inbox, folderName(study))) ? network.service.deleteStudy(folderName(study)) : null,
  };
  return {
    eraseStudy: async ({ id }) => ({ problem: await eraseStudy(folders.userData, id, witnesses) }),
    erasePreviews: async () => ({ problem: await erasePreviews(folders.userData) }),
  };
}

function preferencesAnswers(userData: string): Pick<Answers, 'readPreferences' | 'writePreferences'> {
  const path = join(userData, 'preferences.json');
  return {
    readPreferences: () => textAt(path),
    writePreferences: async ({ preferences }) => ({
      problem: await keep(path, JSON.stringify(preferences, null, 2), 0o600),
    }),
  };
}

/** The working copy of a study's session, what is kept of it besides, and where. */
function keptAnswers(
  userData: string,
  autosaves: Autosaves,
): Pick<Answers, 'autosave' | 'hold' | 'readAutosave' | 'keepBeside' | 'readBeside' | 'keptIn'> {
  const take = handedTexts();
  return {
    autosave: ({ key, text }) => take(`session ${key}`, text, (whole) => autosaves.write(key, whole)),
    hold: ({ key, what, text }) =>
      take(`${what} ${key}`, text, async (whole) => {
        autosaves.hold(key, what, whole);
        return null;
      }),
    readAutosave: ({ key }) => autosaves.read(key),
    keptIn: async () => ({ folder: sessionsFolder(userData) }),
    keepBeside: ({ key, what, text }) =>
      take(`${what} ${key}`, text, (whole) => autosaves.writeBeside(key, what, whole)),
    readBeside: ({ key, what }) => autosaves.readBeside(key, what),
  };
}
