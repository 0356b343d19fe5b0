import type { Channel, EventName, EventOf, PreloadBridge, ReplyOf, RequestOf } from '../../core/contract.ts';
import { channels, events } from '../../core/contract.ts';
import { type FileRef, type Opened, openedSchema } from '../../core/contract-files.ts';
import { givenFiles } from './given-files.ts';
import { handing } from './handing.ts';
import type { PracticeBridge } from './practice.ts';
import type { Gathered, Shell, WindowFile } from './shell.ts';

/** The bridge over Electron's preload: what comes back is parsed before anyone sees it. */
export function electronShell(bridge: PreloadBridge): Shell {
  const call = async <C extends Channel>(channel: C, request: RequestOf<C>): Promise<ReplyOf<C>> =>
    channels[channel].reply.parse(await bridge.call(channel, request)) as ReplyOf<C>;
  const on = <E extends EventName>(event: E, listener: (payload: EventOf<E>) => void): void =>
    bridge.on(event, (payload) => listener(events[event].parse(payload) as EventOf<E>));
  const gathered = gathering(call);
  return {
    ...electronOpening(call, bridge, gathered),
    ...electronSaver(call),
    ...electronSessions(call),
    nowOpen: async (open) => void (await call('nowOpen', open)),
    lastCrash: async () => (await call('lastCrash', null)).crash,
    cancelOpening: async () => void (await call('cancelOpening', null)),
    reopensFiles: true,
    saveCopy: (request) => call('saveCopy', request),
    keptIn: async () => (await call('keptIn', null)).folder,
    saveText: (request) => call('saveText', request),
    savePdf: (request) => call('savePdf', request),
    deidentify: (request) => call('deidentify', request),
    cancelDeidentifying: async () => void (await call('cancelDeidentifying', null)),
    onDeidentifying: (listener) => on('deidentifying', ({ share }) => listener(share)),
    saveFiles: (request) => call('saveFiles', request),
    chooseTexts: (request) => call('chooseTexts', request),
    practice: electronPractice(call, gathered),
    network: { call, choosesFiles: true, listen: (listener) => on('network', listener), gathered },
    rememberRuns: async (runs) => void (await call('rememberRuns', { runs: [...runs] })),
    findRuns: async (session, runs) =>
      gathered(await call('findRuns', { token: session?.token ?? null, runs: [...runs] })),
    ...electronChoices(call),
    menuKeys: (keys) => void call('menuKeys', { keys }),
    onCommand: (listener) => on('command', listener),
    onFiles: (listener) => on('filesOpened', (opened) => void gathered(opened).then(listener)),
    onLooking: (listener) => on('looking', ({ found }) => listener(found)),
    reportFault: async (fault) => void (await call('reportFault', fault)),
    closeNow: async () => void (await call('closeNow', null)),
    closeWindow: () => window.close(),
  };
}

/** Files by the operating system's dialogs and by being dropped. */
function electronOpening(call: Call, bridge: PreloadBridge, gathered: Gather) {
  return {
    initialFiles: async () => gathered(await call('initialFiles', null)),
    chooseFiles: async () => gathered(await call('chooseFiles', null)),
    chooseFolder: async () => gathered(await call('chooseFolder', null)),
    dropped: async (files) => gathered(openedSchema.parse(await bridge.openDropped(files))),
    openCopies: async () => gathered(await call('openCopies', null)),
  } satisfies Partial<Shell>;
}

/** The working copies of the one window: nobody else writes them, and it is asked before it is closed. */
function electronSaver(call: Call) {
  const hand = handing();
  return {
    autosave: async (key, pieces) => {
      const problem = await hand(`session ${key}`, pieces, (text) => call('autosave', { key, text }));
      return { revision: null, isBehind: false, problem };
    },
    hold: async (key, what, pieces) =>
      refuse(await hand(`${what} ${key}`, pieces, (text) => call('hold', { key, what, text }))),
    leaveBehind: (key, text) => void call('autosave', { key, text }),
    setAside: async (key, why, text) => (await call('setAside', { key, why, text })).problem,
    readAutosave: async (key) => ({ revision: null, ...(await call('readAutosave', { key })) }),
    keepBeside: async (key, what, text) => {
      if (typeof text === 'string') refuse((await call('keepBeside', { key, what, text })).problem);
      else refuse(await hand(`${what} ${key}`, text, (part) => call('keepBeside', { key, what, text: part })));
    },
    readBeside: async (key, what) => {
      const { text, problem } = await call('readBeside', { key, what });
      refuse(problem);
      return text;
    },
    onSavedElsewhere: () => undefined,
    askBeforeLeaving: () => undefined,
  } satisfies Partial<Shell>;
}

/** The list of kept sessions. */
function electronSessions(call: Call) {
  return {
    listSessions: async () => (await call('listSessions', null)).sessions,
    savedHeadlines: async (ids) => (await call('savedHeadlines', { ids: [...ids] })).headlines,
    readSaved: (id) => call('readSaved', { id }),
    savePreview: async (key, preview) => void (await call('savePreview', { key, preview })),
    binSession: (id) => call('binSession', { id }),
    putBack: async (id) => (await call('putBack', { id })).problem,
    eraseStudy: async (id) => (await call('eraseStudy', { id })).problem,
    erasePreviews: async () => (await call('erasePreviews', null)).problem,
  } satisfies Partial<Shell>;
}

/** What this computer keeps of the operator's and the department's choices. */
function electronChoices(call: Call) {
  return {
    readPreferences: () => call('readPreferences', null),
    writePreferences: async (preferences) => (await call('writePreferences', { preferences })).problem,
    readCatalogue: () => call('readCatalogue', null),
    keepCatalogue: async (text) => (await call('keepCatalogue', { text })).problem,
  } satisfies Partial<Shell>;
}

function refuse(problem: string | null): void {
  if (problem !== null) throw new Error(problem);
}

type Call = <C extends Channel>(channel: C, request: RequestOf<C>) => Promise<ReplyOf<C>>;

function electronPractice(call: Call, gathered: Gather): PracticeBridge {
  return {
    studies: () => call('practiceStudies', null),
    make: async (id) => (await call('makePracticeStudy', { id })).problem,
    cancelMaking: async () => void (await call('cancelMaking', null)),
    open: async (id) => gathered(await call('openPracticeStudy', { id })),
    truth: (id) => call('practiceTruth', { id }),
    addStudy: async (study) => (await call('addTeacherStudy', study)).problem,
    removeStudy: async (id) => (await call('removeTeacherStudy', { id })).problem,
    records: () => call('practiceRecords', null),
    saveRecord: async (trainee, text) => (await call('keepRecord', { trainee, text })).problem,
  };
}

type Gather = (opened: Opened) => Promise<Gathered>;

/** Opened files as real files where the shell can give them, else behind its addresses. */
function gathering(call: Call): Gather {
  const give = async (tokens: readonly string[]) => (await call('giveFiles', { tokens: [...tokens] })).given;
  return async ({ files, ...rest }) => {
    const given = await givenFiles(files, give);
    return { ...rest, files: files.map((ref, i) => windowFile(ref, given[i] ?? null)) };
  };
}

function windowFile(ref: FileRef, file: File | null): WindowFile {
  const { name, size, url } = ref;
  return {
    ref,
    location: file === null ? { kind: 'url', name, size, url } : { kind: 'blob', name, blob: file, watch: url },
  };
}
