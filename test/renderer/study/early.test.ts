import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Run } from '../../../core/dicom/run.ts';
import { emptySession } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import { needsStudy } from '../../../renderer/commands/conditions.ts';
import { shell } from '../../../renderer/shell/shell.ts';
import { alreadySaved } from '../../../renderer/state/autosave.ts';
import { dispatch } from '../../../renderer/state/document.ts';
import { showFrame } from '../../../renderer/state/navigation.ts';
import { frameNow, type StudyRun, sessionNow, useApp } from '../../../renderer/state/store.ts';
import { removeStudy } from '../../../renderer/state/study.ts';
import { closeStudy } from '../../../renderer/study/closing.ts';
import { openGathered, openSaved } from '../../../renderer/study/opening.ts';
import { cancelReading } from '../../../renderer/study/reading.ts';
import { outline } from '../../core/session/fixture.ts';
import { openedRun, showOpenedRun } from '../viewer/run.ts';

type Opened = { ok: true; value: { run: Run; digest: string } } | { ok: false; problem: string };

/** The files that are being opened: their headers are read; `end` says what became of the digest of the last one. */
const reading = vi.hoisted(() => ({ runs: [] as unknown[], end: (_: unknown): void => undefined }));

vi.mock('../../../renderer/decoding/opening.ts', () => ({
  openInWorker: (_: unknown, signal: AbortSignal, headed: (run: Run) => void) =>
    new Promise((resolve) => {
      reading.end = resolve;
      signal.addEventListener('abort', () => resolve({ ok: false, problem: 'no longer needed' }));
      headed(reading.runs.shift() as Run);
    }),
}));
vi.mock('../../../renderer/decoding/pictures.ts', async (original) => ({
  ...(await original<object>()),
  wantPicture: async () => ({ ok: true }),
  firstLook: async () => true,
}));

const end = (opened: Opened) => reading.end(opened);
/** Whatever was written beside or as work, by its key. */
const writtenUnder: string[] = [];

beforeEach(() => {
  writtenUnder.length = 0;
  removeStudy();
  useApp.setState({ studies: [], notices: [], refused: [] });
  vi.spyOn(shell, 'readAutosave').mockResolvedValue({ text: null, revision: null, problem: null });
  vi.spyOn(shell, 'readBeside').mockResolvedValue(null);
  vi.spyOn(shell, 'readCatalogue').mockResolvedValue({ text: null, problem: null });
  vi.spyOn(shell, 'nowOpen').mockResolvedValue();
  vi.spyOn(shell, 'rememberRuns').mockResolvedValue();
  vi.spyOn(shell, 'cancelOpening').mockResolvedValue();
  vi.spyOn(shell, 'keepBeside').mockImplementation(async (key) => void writtenUnder.push(key));
  vi.spyOn(shell, 'autosave').mockImplementation(async (key) => {
    writtenUnder.push(key);
    return { revision: 'r', isBehind: false, problem: null };
  });
});

afterEach(() => vi.restoreAllMocks());

/** A run of another study than `openedRun` is of. */
function other(): StudyRun {
  const { run, ...rest } = openedRun();
  const identity = { ...run.identity, studyInstanceUid: '1.9', sopInstanceUid: '1.9.1' };
  return { ...rest, digest: 'of 1.9', run: { ...run, file: 'other.dcm', identity } };
}

/** Opens runs as far as their headers and a first picture; gives what waits for the rest. */
async function openUpToItsPicture(...runs: readonly StudyRun[]): Promise<() => Promise<void>> {
  reading.runs = runs.map(({ run }) => run);
  const files = runs.flatMap(({ location }) => (location.kind === 'files' ? [] : [{ ref: null, location }]));
  const opening = openGathered({ files, problems: [] });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return () => opening;
}

const isBeingRead = () => useApp.getState().study?.isBeingRead === true;
const opened = ({ run, digest }: StudyRun): Opened => ({ ok: true, value: { run, digest } });

test('a run is looked at before its digest is known, and nothing of it is changed, kept or taken out; then the work on it comes', async () => {
  const run = other();
  const kept = { ...emptySession('1.9'), runs: [newRecord(run)], outlines: [outline({ id: 'kept', run: '1.9.1' })] };
  const ended = await openUpToItsPicture(run);
  expect([isBeingRead(), useApp.getState().panes[0]?.run]).toEqual([true, '1.9.1']);
  const sentence = 'other.dcm is still loading. You can work on it in a moment.';
  dispatch({ type: 'addOutline', outline: outline({ id: 'too early', run: '1.9.1' }) });
  expect([sessionNow(useApp.getState())?.outlines, useApp.getState().notices]).toEqual([[], [sentence]]);
  expect(needsStudy()).toBe(sentence);
  vi.mocked(shell.readAutosave).mockImplementation(async (key) => ({
    text: key === '1.9' ? writeSession(kept) : null,
    revision: 'r',
    problem: null,
  }));
  end(opened(run));
  await ended();
  const { study, notices } = useApp.getState();
  expect([study?.key, study?.readOnly, needsStudy(), notices]).toEqual(['1.9', null, null, []]);
  expect(study?.history.present.outlines.map(({ id }) => id)).toEqual(['kept']);
  expect(writtenUnder).toEqual([]);
});

test('the frame that the operator has gone to meanwhile stays', async () => {
  const ended = await openUpToItsPicture(other());
  showFrame(4);
  end(opened(other()));
  await ended();
  expect([isBeingRead(), useApp.getState().study?.key, frameNow(useApp.getState())]).toEqual([false, '1.9', 4]);
});

test('content that is not that of the work on it is not gone on with, also when it was looked at before', async () => {
  const run = other();
  const kept = { ...emptySession('1.9'), runs: [newRecord(run)] };
  vi.mocked(shell.readAutosave).mockResolvedValue({ text: writeSession(kept), revision: 'r', problem: null });
  const ended = await openUpToItsPicture(run);
  end(opened({ ...run, digest: 'of other pixels' }));
  await ended();
  expect(useApp.getState().study?.readOnly).toContain('other.dcm has changed since this session was made');
});

test.each([
  ['is cancelled', () => cancelReading()],
  ['fails', () => end({ ok: false, problem: 'other.dcm can no longer be read; open it again.' })],
])('what was open comes back as it was, with the line that was being drawn, when reading %s', async (_, ends) => {
  showOpenedRun();
  const session = sessionNow(useApp.getState());
  if (session !== null) alreadySaved(session, null, null);
  showFrame(6);
  const draft = { kind: 'drawing', tool: 'ellipse', run: '1.2.3', frame: 6, places: [[1, 2]] } as const;
  useApp.setState({ draft });
  const before = useApp.getState().study;
  const ended = await openUpToItsPicture(other());
  expect([isBeingRead(), useApp.getState().draft]).toEqual([true, null]);
  ends();
  await ended();
  expect(useApp.getState().study).toBe(before);
  expect([useApp.getState().draft, frameNow(useApp.getState())]).toEqual([draft, 6]);
});

test('closed while it is read, it does not come back, nor does what was open before', async () => {
  showOpenedRun();
  const session = sessionNow(useApp.getState());
  if (session !== null) alreadySaved(session, null, null);
  const ended = await openUpToItsPicture(other());
  await closeStudy();
  await ended();
  expect([useApp.getState().study, useApp.getState().studies]).toEqual([null, []]);
});

test.each([
  ['joins the study on the screen', '1.2', null],
  ['comes while work cannot be written', '1.9', 'The disk is full.'],
])('a run that %s is not put on the screen before it is known', async (_, studyInstanceUid, problem) => {
  showOpenedRun();
  const session = sessionNow(useApp.getState());
  if (session !== null && problem === null) alreadySaved(session, null, null);
  vi.mocked(shell.autosave).mockResolvedValue({ revision: null, isBehind: false, problem });
  const { run, ...rest } = other();
  const ended = await openUpToItsPicture({ ...rest, run: { ...run, identity: { ...run.identity, studyInstanceUid } } });
  expect([isBeingRead(), useApp.getState().study?.key]).toEqual([false, '1.2']);
  cancelReading();
  await ended();
});

test('the same run from another file is told apart from the one that was open before, not from its own picture', async () => {
  showOpenedRun();
  const session = sessionNow(useApp.getState());
  if (session !== null) alreadySaved(session, null, null);
  const { run, ...rest } = other();
  const copy = { ...rest, run: { ...run, identity: { ...run.identity, sopInstanceUid: '1.2.3' } } };
  const ended = await openUpToItsPicture(copy);
  end(opened(copy));
  await ended();
  expect(useApp.getState().study?.runs.map((one) => one.run.identity.sopInstanceUid)).toEqual(['1.2.3 content of 1.9']);
  expect(useApp.getState().notices).toEqual([
    'other.dcm and run.dcm have the same SOP Instance UID, but different content. They are taken as two runs; check which of them is meant.',
  ]);
});

test('of several files the first large IVUS run is seen before the digests, and no other', async () => {
  const [small, { run: venogram, ...rest }] = [other(), other()];
  const large = (one: StudyRun): StudyRun => {
    if (one.location.kind !== 'url') throw new Error('a file behind an address is meant');
    return { ...one, location: { ...one.location, size: 2 ** 30 } };
  };
  const identity = { ...venogram.identity, modality: 'XA', sopInstanceUid: '1.9.2' };
  const xray = large({ ...rest, run: { ...venogram, identity } });
  const ended = await openUpToItsPicture(xray, large(small));
  expect([isBeingRead(), useApp.getState().panes[0]?.run]).toEqual([true, '1.9.1']);
  cancelReading();
  await ended();
  expect(useApp.getState().study).toBeNull();
  const none = await openUpToItsPicture(xray, small);
  expect(isBeingRead()).toBe(false);
  cancelReading();
  await none();
});

test.each([
  ['the run of a kept session', other(), true],
  ['another run that lies where that of a kept session lay', openedRun(), false],
])('%s: whether it is looked at before its digest is known', async (_, there, isSeen) => {
  const run = other();
  const kept = { ...emptySession('1.9'), runs: [newRecord(run)], outlines: [outline({ id: 'kept', run: '1.9.1' })] };
  vi.spyOn(shell, 'readSaved').mockResolvedValue({ text: writeSession(kept), problem: null });
  if (there.location.kind === 'files') throw new Error('one file is meant');
  vi.spyOn(shell, 'findRuns').mockResolvedValue({ files: [{ ref: null, location: there.location }], problems: [] });
  reading.runs = [there.run];
  const ended = openSaved('session');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isBeingRead()).toBe(isSeen);
  expect(useApp.getState().study?.history.present.outlines ?? []).toEqual([]);
  end(opened(there));
  await ended;
  const { study, missing } = useApp.getState();
  expect([study?.key, study?.history.present.outlines.map(({ id }) => id)]).toEqual(
    isSeen ? ['1.9', ['kept']] : [undefined, undefined],
  );
  expect(missing?.runs.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual(isSeen ? undefined : ['1.9.1']);
  expect(writtenUnder).toEqual([]);
});
