import type { Beside, MenuKeys, PreloadBridge, ReplyOf, RequestOf, WindowCommand } from '../../core/contract.ts';
import type { FileRef } from '../../core/contract-files.ts';
import type { Fault } from '../../core/fault.ts';
import type { Preferences } from '../../core/preferences.ts';
import type { Crash, Preview, SavedSession } from '../../core/session/document/saved.ts';
import { browserShell } from './browser.ts';
import { electronShell } from './electron.ts';
import type { FileLocation } from './location.ts';
import type { NetworkBridge } from './network.ts';
import type { PracticeBridge } from './practice.ts';

/** A file the operator opened; `ref` is the shell's name for it, null in a plain browser. */
export interface WindowFile {
  readonly ref: FileRef | null;
  readonly location: FileLocation;
}

/** Files opened together, with one sentence for each that could not be. */
export interface Gathered {
  readonly files: readonly WindowFile[];
  readonly problems: readonly string[];
  /** There where a folder was searched: its files were not chosen one by one. */
  readonly searched?: true | undefined;
  /** A sentence on the program itself. */
  readonly notice?: string | undefined;
}

/** A working copy: its text (null when there is none), which revision of it that is, and what is wrong with it. */
export interface KeptCopy {
  readonly text: string | null;
  readonly revision: string | null;
  readonly problem: string | null;
  /** It could not be written yet: only the shell's memory has it. */
  readonly unwritten?: boolean | undefined;
}

/** What the window needs from outside itself: one bridge, kept by Electron's shell or by a plain browser. */
export interface Shell {
  initialFiles(): Promise<Gathered>;
  chooseFiles(): Promise<Gathered>;
  chooseFolder(): Promise<Gathered>;
  dropped(files: readonly File[]): Promise<Gathered>;
  /** Opens the de-identified copies that the program has made last; null in a plain browser, which has them downloaded. */
  readonly openCopies: (() => Promise<Gathered>) | null;
  /**
   * Writes the working copy, a text in pieces, over the revision that this window knows. Where another window has written another one since, nothing is
   * written and this window `isBehind`.
   */
  autosave(
    key: string,
    pieces: readonly string[],
    over: string | null,
  ): Promise<{ readonly revision: string | null; readonly isBehind: boolean; readonly problem: string | null }>;
  /**
   * Hands over a session, or the steps that led to it, for the case that this window dies before they are written; null where nothing outlives the
   * window but what is written.
   */
  readonly hold: ((key: string, what: 'session' | 'steps', pieces: readonly string[]) => Promise<void>) | null;
  /** The page goes away now: leaves what is not written yet for the next one. */
  leaveBehind(key: string, text: string, over: string | null): void;
  /** Keeps a copy beside the working copy of a key that something else takes the place of; a sentence when it could not. */
  setAside(key: string, why: 'replaced' | 'damaged', text: string): Promise<string | null>;
  readAutosave(key: string): Promise<KeptCopy>;
  /** Keeps something, a text or its pieces, beside the working copy of a key: it has no revision, and the last one written stays. Rejects with a sentence where it could not. */
  keepBeside(key: string, what: Beside, text: string | readonly string[]): Promise<void>;
  /** What is kept beside the working copy of a key; null where nothing is. Rejects with a sentence where it cannot be read. */
  readBeside(key: string, what: Beside): Promise<string | null>;
  /** Hears of working copies that other windows have written, by key; null when any may have been. */
  onSavedElsewhere(listener: (key: string | null) => void): void;
  /** Has the browser ask before the page is closed while `unsaved` says so; the desktop program asks by itself. */
  askBeforeLeaving(unsaved: () => boolean): void;
  /** The sessions kept here, the last changed first; those in the bin too. */
  listSessions(): Promise<readonly SavedSession[]>;
  /** The plan of each of these kept sessions in one line; null while nothing is traced. */
  savedHeadlines(ids: readonly string[]): Promise<readonly (string | null)[]>;
  /** The text of a kept session. */
  readSaved(id: string): Promise<{ readonly text: string | null; readonly problem: string | null }>;
  /** Writes how a study looks in the list of sessions. */
  savePreview(key: string, preview: Preview): Promise<void>;
  /** Moves a kept session to the bin: its id there, or a sentence when it could not. */
  binSession(id: string): Promise<ReplyOf<'binSession'>>;
  /** Puts a session back from the bin; what has taken its place meanwhile goes there. */
  putBack(id: string): Promise<string | null>;
  /** Erases for good what is kept of the study of a kept session; null, or a sentence when something is still there. */
  eraseStudy(id: string): Promise<string | null>;
  /** Erases how studies look in the list of sessions, of all of them; a sentence when it could not. */
  erasePreviews(): Promise<string | null>;
  /** Says which study is on the screen. */
  nowOpen(open: RequestOf<'nowOpen'>): Promise<void>;
  /** What was open when the program last ended without being closed, or null. */
  lastCrash(): Promise<Crash | null>;
  /** Stops looking for files in folders. */
  cancelOpening(): Promise<void>;
  /** Files that were open once can be opened again by themselves; a plain browser has to be given them anew. */
  readonly reopensFiles: boolean;
  /** Writes a copy of a session to a file that the operator chooses: its path, null when cancelled; a plain browser saves it among its downloads and tells the name. */
  saveCopy(request: RequestOf<'saveCopy'>): Promise<ReplyOf<'saveCopy'>>;
  /** The folder in which all work is kept; null: in this browser. */
  keptIn(): Promise<string | null>;
  /** Writes a text to a file with an ending of this program's own that the operator chooses; a sentence when it could not. */
  saveText(request: RequestOf<'saveText'>): Promise<ReplyOf<'saveText'>>;
  /** Prints a document (HTML without scripts) to a PDF file that the operator chooses; a plain browser offers its own print dialog. */
  savePdf(request: RequestOf<'savePdf'>): Promise<ReplyOf<'savePdf'>>;
  /** Writes de-identified copies of open runs where the operator chooses; null in a plain browser, where the page makes them and has them downloaded. */
  readonly deidentify: ((request: RequestOf<'deidentify'>) => Promise<ReplyOf<'deidentify'>>) | null;
  /** Stops it; no copy is left. */
  cancelDeidentifying(): Promise<void>;
  /** Hears how far it is, 0 to 1. */
  onDeidentifying(listener: (share: number) => void): void;
  /** Writes files where the operator chooses; `place` is told, null when cancelled or not written. */
  saveFiles(request: RequestOf<'saveFiles'>): Promise<ReplyOf<'saveFiles'>>;
  /** Texts of files of one kind that the operator chooses; empty when cancelled. */
  chooseTexts(request: RequestOf<'chooseTexts'>): Promise<ReplyOf<'chooseTexts'>>;
  readonly practice: PracticeBridge;
  readonly network: NetworkBridge;
  rememberRuns(runs: readonly { readonly sopInstanceUid: string; readonly token: string }[]): Promise<void>;
  findRuns(
    session: FileRef | null,
    runs: readonly { readonly sopInstanceUid: string; readonly fileName: string }[],
  ): Promise<Gathered>;
  /** The operator's preferences as kept; null when there are none. */
  readPreferences(): Promise<{ readonly text: string | null; readonly problem: string | null }>;
  /** Keeps the preferences; a sentence when it could not. */
  writePreferences(preferences: Preferences): Promise<string | null>;
  /** The stent catalogue that this computer keeps, as the text of a catalogue file; null when there is none. */
  readCatalogue(): Promise<{ readonly text: string | null; readonly problem: string | null }>;
  /** Keeps a stent catalogue for this computer; a sentence when it could not. */
  keepCatalogue(text: string): Promise<string | null>;
  /** Tells the menu which keys do its commands now. */
  menuKeys(keys: MenuKeys): void;
  onCommand(listener: (command: WindowCommand) => void): void;
  onFiles(listener: (gathered: Gathered) => void): void;
  /** Hears how many files were found so far in the folders being opened. */
  onLooking(listener: (found: number) => void): void;
  /** Notes a fault of the window in the shell's log; a plain browser has none. */
  reportFault(fault: Fault): Promise<void>;
  closeNow(): Promise<void>;
  /** Closes the window, once all is saved; null in a plain browser, whose tab the operator closes. */
  readonly closeWindow: (() => void) | null;
}

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a plain browser. */
    readonly ivusShell?: PreloadBridge;
  }
}

const bridge = globalThis.window?.ivusShell;

/** The shell this window runs in. */
export const shell: Shell = bridge === undefined ? browserShell() : electronShell(bridge);
