import { textDigest } from '../../dicom/bytes/digest.ts';
import { type Person, personDifference, personKey, personMarks, personText } from '../../dicom/header/person.ts';
import type { Run } from '../../dicom/run.ts';
import type { Session } from './document.ts';
import { studyOf } from './identity.ts';

/** What of an open run tells whether it is another one: who and what it is, and the digest of its content. */
interface Known {
  readonly run: Pick<Run, 'file' | 'identity'> & Partial<Pick<Run, 'pixels'>>;
  readonly digest: string;
}

/** A run under UIDs of its own, with a sentence for each UID that it shares with a run from which it differs. */
interface Apart<T> {
  readonly opened: T;
  readonly sentences: readonly string[];
}

const CONTENT = ' content ';
const PATIENT = ' patient ';

/**
 * The runs that have arrived, in their order, beside those already open: one of another person under the same Study
 * Instance UID is of another study, and one of other content under the same SOP Instance UID is another run. Both then
 * have a name of their own and a sentence. A byte-for-byte copy has the name of the run that it is a copy of.
 */
export function setApart<T extends Known>(arrived: readonly T[], open: readonly Known[]): readonly Apart<T>[] {
  const known: Index = { studies: new Map(), instances: new Map() };
  for (const one of open) note(one, known);
  return arrived.map((opened) => {
    const { identity } = opened.run;
    const study = studyApart(opened, known.studies.get(identity.studyInstanceUid) ?? []);
    const instance = instanceApart(opened, known.instances.get(identity.sopInstanceUid) ?? []);
    const names = { studyInstanceUid: study.uid, sopInstanceUid: instance.uid };
    const placed = { ...opened, run: { ...opened.run, identity: { ...identity, ...names } } };
    note(placed, known);
    return { opened: placed, sentences: [...study.sentences, ...instance.sentences] };
  });
}

/** The known runs, in their order, by the UIDs that their files state; a UID that is not stated is shared by nobody. */
interface Index {
  readonly studies: Map<string, Known[]>;
  readonly instances: Map<string, Known[]>;
}

function note(one: Known, { studies, instances }: Index): void {
  const { studyInstanceUid, sopInstanceUid } = one.run.identity;
  noteUnder(statedUid(studyInstanceUid, PATIENT), one, studies);
  noteUnder(statedUid(sopInstanceUid, CONTENT), one, instances);
}

function noteUnder(uid: string, one: Known, index: Map<string, Known[]>): void {
  const same = index.get(uid);
  if (same !== undefined) same.push(one);
  else if (uid !== '') index.set(uid, [one]);
}

/** A run under the name that it has in a session: that of the record with its content. */
export function asRecorded<T extends Known>(opened: T, { runs }: Pick<Session, 'runs'>): T {
  const { identity } = opened.run;
  const own = statedUid(identity.sopInstanceUid, CONTENT);
  const record =
    runs.find(({ sopInstanceUid, digest }) => digest === opened.digest && statedUid(sopInstanceUid, CONTENT) === own) ??
    recordOfFiles(opened, runs);
  if (record === undefined || record.sopInstanceUid === identity.sopInstanceUid) return opened;
  return { ...opened, run: { ...opened.run, identity: { ...identity, sopInstanceUid: record.sopInstanceUid } } };
}

/**
 * The keys under which work on a run's study may be kept, the likeliest first: another person with the same Study Instance UID may
 * have come before, then or now. The last one is this person's alone.
 */
export function keysOf(run: Run): readonly string[] {
  const { studyInstanceUid } = run.identity;
  if (studyInstanceUid === '') return [studyOf(run)];
  const stated = statedUid(studyInstanceUid, PATIENT);
  return [...new Set([studyInstanceUid, stated, ownKey(stated, run.identity)])];
}

/** The runs as those of the study under a key. */
export function inStudy<T extends Known>(opened: readonly T[], key: string): readonly T[] {
  return opened.map((one) => {
    const { identity } = one.run;
    if (identity.studyInstanceUid === '' || identity.studyInstanceUid === key) return one;
    return { ...one, run: { ...one.run, identity: { ...identity, studyInstanceUid: key } } };
  });
}

/** What tells the patient of a session from that of the open runs; null where nothing does, 'unknown' where the session does not say whose it is. */
export function patientDifference(
  { runs }: Pick<Session, 'runs'>,
  opened: readonly Known[],
): ReturnType<typeof personDifference> | 'unknown' {
  const isHere = opened.some(({ digest }) => runs.some((record) => record.digest === digest));
  if (isHere) return null;
  const patients = runs.flatMap(({ patient }) => patient ?? []);
  if (patients.length === 0) return 'unknown';
  const here = opened.map(({ run }) => personMarks(run.identity));
  return patients.flatMap((one) => here.flatMap((other) => personDifference(one, other) ?? [])).at(0) ?? null;
}

function ownKey(stated: string, person: Person): string {
  return `${stated}${PATIENT}${textDigest(personKey(person)).slice(0, 16)}`;
}

/** The record of a run of several files that is known by another name because some of them are missing or new: more than half are the same. */
function recordOfFiles({ run }: Known, runs: Session['runs']): Session['runs'][number] | undefined {
  if (run.pixels?.kind !== 'files' || runs.some(({ sopInstanceUid }) => sopInstanceUid === run.identity.sopInstanceUid))
    return undefined;
  const here = new Set(run.pixels.frames.map(({ sopInstanceUid }) => sopInstanceUid));
  return runs.find(
    ({ files = [] }) => 2 * files.filter(({ sopInstanceUid }) => here.has(sopInstanceUid)).length > files.length,
  );
}

interface Named {
  readonly uid: string;
  readonly sentences: readonly string[];
}

function studyApart({ run }: Known, same: readonly Known[]): Named {
  const { identity, file } = run;
  const uid = identity.studyInstanceUid;
  const friend = same.find((one) => personDifference(one.run.identity, identity) === null);
  const [first] = same;
  if (friend !== undefined || first === undefined)
    return { uid: friend?.run.identity.studyInstanceUid ?? uid, sentences: [] };
  const what = personDifference(first.run.identity, identity);
  return {
    uid: ownKey(uid, identity),
    sentences: [
      `${file} and ${first.run.file} have the same Study Instance UID, but another ${what}: ${personText(identity)} and ${personText(first.run.identity)}. They are taken as two studies; check whose pictures these are.`,
    ],
  };
}

function instanceApart({ run, digest }: Known, same: readonly Known[]): Named {
  const uid = run.identity.sopInstanceUid;
  const copy = same.find((one) => one.digest === digest);
  const [first] = same;
  if (copy !== undefined || first === undefined)
    return { uid: copy?.run.identity.sopInstanceUid ?? uid, sentences: [] };
  return {
    uid: `${uid}${CONTENT}${digest}`,
    sentences: [
      `${run.file} and ${first.run.file} have the same SOP Instance UID, but different content. They are taken as two runs; check which of them is meant.`,
    ],
  };
}

/** The UID as the file states it, without what sets the run apart from others. */
function statedUid(uid: string, mark: typeof CONTENT | typeof PATIENT): string {
  const at = uid.indexOf(mark);
  return at < 0 ? uid : uid.slice(0, at);
}
