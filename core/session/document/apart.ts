import { textDigest } from '../../dicom/bytes/digest.ts';
import { personDifference, personKey, personText } from '../../dicom/header/person.ts';
import type { Run } from '../../dicom/run.ts';
import type { Session } from './document.ts';

/** What of an open run tells whether it is another one: who and what it is, and the digest of its content. */
interface Known {
  readonly run: Pick<Run, 'file' | 'identity'>;
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
  const known: Known[] = [...open];
  return arrived.map((opened) => {
    const study = studyApart(opened, known);
    const instance = instanceApart(opened, known);
    const { identity } = opened.run;
    const names = { studyInstanceUid: study.uid, sopInstanceUid: instance.uid };
    const placed = { ...opened, run: { ...opened.run, identity: { ...identity, ...names } } };
    known.push(placed);
    return { opened: placed, sentences: [...study.sentences, ...instance.sentences] };
  });
}

/** A run under the name that it has in a session: that of the record with its content. */
export function asRecorded<T extends Known>(opened: T, { runs }: Pick<Session, 'runs'>): T {
  const { identity } = opened.run;
  const own = statedUid(identity.sopInstanceUid, CONTENT);
  const record = runs.find(
    ({ sopInstanceUid, digest }) => digest === opened.digest && statedUid(sopInstanceUid, CONTENT) === own,
  );
  if (record === undefined || record.sopInstanceUid === identity.sopInstanceUid) return opened;
  return { ...opened, run: { ...opened.run, identity: { ...identity, sopInstanceUid: record.sopInstanceUid } } };
}

interface Named {
  readonly uid: string;
  readonly sentences: readonly string[];
}

function studyApart({ run }: Known, known: readonly Known[]): Named {
  const { identity, file } = run;
  const uid = identity.studyInstanceUid;
  const same = known.filter((one) => uid !== '' && statedUid(one.run.identity.studyInstanceUid, PATIENT) === uid);
  const friend = same.find((one) => personDifference(one.run.identity, identity) === null);
  const [first] = same;
  if (friend !== undefined || first === undefined)
    return { uid: friend?.run.identity.studyInstanceUid ?? uid, sentences: [] };
  const what = personDifference(first.run.identity, identity);
  return {
    uid: `${uid}${PATIENT}${textDigest(personKey(identity)).slice(0, 16)}`,
    sentences: [
      `${file} and ${first.run.file} have the same Study Instance UID, but another ${what}: ${personText(identity)} and ${personText(first.run.identity)}. They are taken as two studies; check whose pictures these are.`,
    ],
  };
}

function instanceApart({ run, digest }: Known, known: readonly Known[]): Named {
  const uid = run.identity.sopInstanceUid;
  const same = known.filter((one) => uid !== '' && statedUid(one.run.identity.sopInstanceUid, CONTENT) === uid);
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
