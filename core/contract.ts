import { z } from 'zod';
import { copyChannels, copyEvents } from './contract-copies.ts';
import { exportChannels } from './contract-exports.ts';
import { openedSchema } from './contract-files.ts';
import { networkChannels, networkEvents } from './contract-network.ts';
import { faultSchema } from './fault.ts';
import { handedTextSchema } from './handed-text.ts';
import { CATALOGUE_ENDING } from './plan/catalogue-file.ts';
import { PRACTICE_ENDING } from './practice/records/record.ts';
import { practiceStudySchema, teacherStudySchema } from './practice/study.ts';
import { preferencesSchema } from './preferences.ts';
import { SESSION_ENDING } from './session/document/file.ts';
import { crashSchema, previewSchema, savedSchema } from './session/document/saved.ts';

const practiceId = z.strictObject({ id: z.string() });
const onlyProblem = z.strictObject({ problem: z.string().nullable() });
/** A kept text: null when there is none, and what is wrong with it. */
const keptText = z.strictObject({ text: z.string().nullable(), problem: z.string().nullable() });
/** A text, or what has changed of it since it was handed over last; `known` is false where that is not here any more, and the whole text is wanted. */
const textOrChange = z.union([z.string(), handedTextSchema]);
const keptOrUnknown = onlyProblem.extend({ known: z.boolean().optional() });
const written = z.strictObject({ saved: z.boolean(), problem: z.string().nullable() });
const namedText = z.strictObject({ name: z.string(), text: z.string() });

/** What is kept of a study besides its session: the steps that can be taken back, where the operator was, what was typed for the next report, the reports issued so far, and a list of them that could not be understood. */
const besideSchema = z.enum(['steps', 'place', 'report', 'issued', 'issued-unread']);
export type Beside = z.infer<typeof besideSchema>;
const besideOf = z.strictObject({ key: z.string().min(1), what: besideSchema });

/** The ending of tables. */
export const TABLE_ENDING = '.csv';

const nothing = z.null();

/** What the menu can ask of the window; each is a command of the window. */
const menuCommandSchema = z.enum([
  'open',
  'openFolder',
  'save',
  'undo',
  'redo',
  'resetView',
  'play',
  'steps',
  'sessions',
  'palette',
  'preferences',
  'help',
  'about',
]);
export type MenuCommand = z.infer<typeof menuCommandSchema>;
export const MENU_COMMANDS: readonly MenuCommand[] = menuCommandSchema.options;

/** The press that does each of the menu's commands; one that has none is left out. */
const menuKeysSchema = z.partialRecord(menuCommandSchema, z.string());
export type MenuKeys = z.infer<typeof menuKeysSchema>;

/** What the menu and the operating system can ask of the window. */
const windowCommandSchema = z.union([menuCommandSchema, z.literal('flushAndClose')]);
export type WindowCommand = z.infer<typeof windowCommandSchema>;

/** Every call the window can make to the shell: what it sends and what comes back. Both ends parse. */
export const channels = {
  /** Files named on the command line, else the sample study. Asked once, when the window is ready. */
  initialFiles: { request: nothing, reply: openedSchema },
  /** The open dialog: DICOM files and saved sessions, several at once. Empty when cancelled. */
  chooseFiles: { request: nothing, reply: openedSchema },
  /** The folder dialog; all files below it, recursively. */
  chooseFolder: { request: nothing, reply: openedSchema },
  /** Puts open files into the page's element for them, in this order, as if they were chosen there; false where that cannot be done. */
  giveFiles: {
    request: z.strictObject({ tokens: z.array(z.string()) }),
    reply: z.strictObject({ given: z.boolean() }),
  },
  /** Writes the working copy of a study's session beside the application's data: temporary file, fsync, rename. */
  autosave: { request: z.strictObject({ key: z.string().min(1), text: textOrChange }), reply: keptOrUnknown },
  /** Keeps the newest session of a study, or its steps, in the shell's memory until it is written: it outlives the window. Written by the shell itself when the window dies, when it is read, and soon. */
  hold: {
    request: z.strictObject({ key: z.string().min(1), what: z.enum(['session', 'steps']), text: textOrChange }),
    reply: keptOrUnknown,
  },
  /** Keeps a copy beside the working copy of a key, with the word why; an older one that stands there goes to the bin. */
  setAside: {
    request: z.strictObject({ key: z.string().min(1), why: z.enum(['replaced', 'damaged']), text: z.string() }),
    reply: onlyProblem,
  },
  /** The working copy of a study's session, or null when there is none; `unwritten`: it could not be written and is in the shell's memory only. */
  readAutosave: {
    request: z.strictObject({ key: z.string().min(1) }),
    reply: keptText.extend({ unwritten: z.boolean().optional() }),
  },
  /** Keeps something beside the working copy of a key. */
  keepBeside: { request: besideOf.extend({ text: textOrChange }), reply: keptOrUnknown },
  /** What is kept beside the working copy of a key; null where nothing is. */
  readBeside: { request: besideOf, reply: keptText },
  /** Every session kept in the application's data, the last changed first; those in the bin too. */
  listSessions: { request: nothing, reply: z.strictObject({ sessions: z.array(savedSchema) }) },
  /** The plan of each of these kept sessions in one line; null while nothing is traced. */
  savedHeadlines: {
    request: z.strictObject({ ids: z.array(z.string().min(1)) }),
    reply: z.strictObject({ headlines: z.array(z.string().nullable()) }),
  },
  /** The text of a kept session. */
  readSaved: {
    request: z.strictObject({ id: z.string().min(1) }),
    reply: keptText,
  },
  /** Writes how a study looks in the list, in a file of its own beside its working copy. */
  savePreview: { request: z.strictObject({ key: z.string().min(1), preview: previewSchema }), reply: nothing },
  /** Moves a kept session to the bin, where it has another id; eraseStudy is what deletes. */
  binSession: {
    request: z.strictObject({ id: z.string().min(1) }),
    reply: z.strictObject({ id: z.string().nullable(), problem: z.string().nullable() }),
  },
  /** Puts a session back from the bin; what has taken its place meanwhile goes there. */
  putBack: { request: z.strictObject({ id: z.string().min(1) }), reply: onlyProblem },
  /** Erases for good what is kept of the study of a kept session, its objects in the inbox too; files that were opened, and copies saved elsewhere, stay. */
  eraseStudy: { request: z.strictObject({ id: z.string().min(1) }), reply: onlyProblem },
  /** Erases how studies look in the list, of all of them. */
  erasePreviews: { request: nothing, reply: onlyProblem },
  /** Says which study is on the screen, for the case that the program ends unexpectedly. */
  nowOpen: {
    request: z.strictObject({ key: z.string().min(1), name: z.string() }).nullable(),
    reply: nothing,
  },
  /** What was open when the program last ended without being closed, or null. */
  lastCrash: { request: nothing, reply: z.strictObject({ crash: crashSchema.nullable() }) },
  /** Stops looking for files in the folders being opened now; that call then gives nothing. */
  cancelOpening: { request: nothing, reply: nothing },
  /** Writes a copy of a session to a file that the operator chooses: its path, null when cancelled. */
  saveCopy: {
    request: z.strictObject({ suggestedName: z.string(), text: z.string() }),
    reply: z.strictObject({ path: z.string().nullable(), problem: z.string().nullable() }),
  },
  /** The folder in which all work is kept. */
  keptIn: { request: nothing, reply: z.strictObject({ folder: z.string() }) },
  /** Writes a text to a file of one of this program's kinds that the operator chooses; `saved` is false when cancelled. */
  saveText: {
    request: z.strictObject({
      suggestedName: z.string(),
      text: z.string(),
      ending: z.enum([CATALOGUE_ENDING, PRACTICE_ENDING, TABLE_ENDING]),
    }),
    reply: written,
  },
  /** Prints a document (HTML without scripts; pictures as data: addresses) to a PDF file that the operator chooses; `saved` is false when cancelled. */
  savePdf: {
    request: z.strictObject({ suggestedName: z.string(), title: z.string(), html: z.string() }),
    reply: written,
  },
  ...copyChannels,
  ...exportChannels,
  ...networkChannels,
  /** Texts of files of this program's kinds that the operator chooses; empty when cancelled. */
  chooseTexts: {
    request: z.strictObject({ ending: z.enum([SESSION_ENDING, PRACTICE_ENDING]) }),
    reply: z.strictObject({ texts: z.array(namedText), problems: z.array(z.string()) }),
  },
  /** The practice studies there are, made or not. */
  practiceStudies: {
    request: nothing,
    reply: z.strictObject({ studies: z.array(practiceStudySchema), problems: z.array(z.string()) }),
  },
  /** Makes a practice study's files, one study at a time; resolves when they are there, or with why not. */
  makePracticeStudy: { request: practiceId, reply: onlyProblem },
  /** Stops making practice studies; what is made whole stays. */
  cancelMaking: { request: nothing, reply: nothing },
  /** Opens the files of a practice study. */
  openPracticeStudy: { request: practiceId, reply: openedSchema },
  /** What is true of a practice study: asked when an attempt is submitted, never before. */
  practiceTruth: {
    request: practiceId,
    reply: keptText,
  },
  /** Keeps a practice study of a teacher's; refused where a file says who the patient is. */
  addTeacherStudy: { request: teacherStudySchema, reply: onlyProblem },
  /** Throws a teacher's study away. */
  removeTeacherStudy: { request: practiceId, reply: onlyProblem },
  /** The records of all trainees of this computer, as texts by the name of their files. */
  practiceRecords: {
    request: nothing,
    reply: z.strictObject({ records: z.array(namedText), problems: z.array(z.string()) }),
  },
  /** Keeps a trainee's record: temporary file, fsync, rename. */
  keepRecord: { request: z.strictObject({ trainee: z.string().min(1), text: z.string() }), reply: onlyProblem },
  /** Remembers where runs are, so that a session can find them again. */
  rememberRuns: {
    request: z.strictObject({ runs: z.array(z.strictObject({ sopInstanceUid: z.string(), token: z.string() })) }),
    reply: nothing,
  },
  /** The files of a session's runs: where they were last seen, else by name beside the session file. */
  findRuns: {
    request: z.strictObject({
      token: z.string().nullable(),
      runs: z.array(z.strictObject({ sopInstanceUid: z.string(), fileName: z.string() })),
    }),
    reply: openedSchema,
  },
  /** The operator's preferences as they were kept; null when there are none. */
  readPreferences: { request: nothing, reply: keptText },
  /** Keeps the operator's preferences beside the application's data. */
  writePreferences: { request: z.strictObject({ preferences: preferencesSchema }), reply: onlyProblem },
  /** The stent catalogue that this computer keeps, as the text of a catalogue file; null when there is none. One that cannot be used is set aside, with a sentence. */
  readCatalogue: { request: nothing, reply: keptText },
  /** Keeps a stent catalogue for this computer: temporary file, fsync, rename. */
  keepCatalogue: { request: z.strictObject({ text: z.string() }), reply: onlyProblem },
  /** The keys that do the menu's commands now, as presses ("Ctrl+Shift+s"); the menu shows them, the window answers them. */
  menuKeys: { request: z.strictObject({ keys: menuKeysSchema }), reply: nothing },
  /** Notes a fault of the window in the log. */
  reportFault: { request: faultSchema, reply: nothing },
  /** The window has written its last autosave and may be closed. */
  closeNow: { request: nothing, reply: nothing },
} as const;

export type Channel = keyof typeof channels;
export type RequestOf<C extends Channel> = z.infer<(typeof channels)[C]['request']>;
export type ReplyOf<C extends Channel> = z.infer<(typeof channels)[C]['reply']>;

/** Every message the shell can send to the window. */
export const events = {
  command: windowCommandSchema,
  /** Files handed over by the operating system while the window is open. */
  filesOpened: openedSchema,
  /** So many files were found so far in the folders being opened. */
  looking: z.strictObject({ found: z.number().int().nonnegative() }),
  ...copyEvents,
  ...networkEvents,
} as const;
export type EventName = keyof typeof events;
export type EventOf<E extends EventName> = z.infer<(typeof events)[E]>;

/** What the preload puts into the window as `window.ivusShell`; payloads are unknown until parsed. */
export interface PreloadBridge {
  call(channel: Channel, request: unknown): Promise<unknown>;
  on(event: EventName, listener: (payload: unknown) => void): void;
  /** Opens files and folders dropped onto the window. Their paths are found on this side of the bridge: no call of the page's names one. */
  openDropped(files: readonly unknown[]): Promise<unknown>;
}
