import type { Identity } from '../../../core/dicom/header/identity.ts';
import { shownName } from '../../../core/dicom/header/person-name.ts';
import type { StudyRow } from '../../../core/network/rows.ts';
import { dateText } from '../../ui/patient-text.ts';

/** What an archive has: the study itself; the patient without this study; neither; or why that is not known. */
export type TheirSide =
  | { readonly has: 'study' | 'patient'; readonly row: StudyRow }
  | { readonly has: 'nothing' }
  | { readonly has: 'unknown'; readonly problem: string };

/** One line of the comparison: both texts as they are shown ('' where one side says nothing), and whether they differ. */
export interface Compared {
  readonly label: string;
  /** What the line is called within a sentence. */
  readonly word: string;
  readonly ours: string;
  readonly theirs: string;
  readonly differs: boolean;
}

const LINES: readonly {
  readonly label: string;
  readonly word: string;
  readonly ofPatient: boolean;
  readonly ours: (identity: Identity) => string;
  readonly theirs: (row: StudyRow) => string | null;
  readonly shown: (text: string) => string;
}[] = [
  {
    label: 'Name',
    word: 'name',
    ofPatient: true,
    ours: ({ patientName }) => patientName,
    theirs: ({ name }) => name,
    shown: shownName,
  },
  {
    label: 'Patient ID',
    word: 'patient ID',
    ofPatient: true,
    ours: ({ patientId }) => patientId,
    theirs: ({ patientId }) => patientId,
    shown: String,
  },
  {
    label: 'Born',
    word: 'date of birth',
    ofPatient: true,
    ours: ({ patientBirthDate }) => patientBirthDate,
    theirs: ({ birthDate }) => birthDate,
    shown: dateText,
  },
  {
    label: 'Study date',
    word: 'study date',
    ofPatient: false,
    ours: ({ studyDate }) => studyDate,
    theirs: ({ date }) => date,
    shown: dateText,
  },
  {
    label: 'Study',
    word: 'description',
    ofPatient: false,
    ours: ({ studyDescription }) => studyDescription,
    theirs: ({ description }) => description,
    shown: String,
  },
];

/** Patient and study of both sides, line by line. Where an archive tells nothing, nothing differs; of a patient without the study only the patient is compared. */
export function compared(identity: Identity, their: TheirSide): readonly Compared[] {
  return LINES.map(({ label, word, ofPatient, ours, theirs, shown }) => {
    const own = shown(ours(identity)).trim();
    const said = 'row' in their && (ofPatient || their.has === 'study') ? theirs(their.row) : null;
    const other = said === null ? '' : shown(said).trim();
    return { label, word, ours: own, theirs: other, differs: other !== '' && folded(other) !== folded(own) };
  });
}

/** Letters without their case and spacing, which archives change. */
function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
}

/** What the operator has to confirm before anything leaves, in one sentence; null where both sides agree. */
export function toConfirm(identity: Identity, their: TheirSide, name: string): string | null {
  if (their.has === 'unknown') return `Send to ${name} although its patient and study could not be compared`;
  if (their.has === 'nothing') return `Send to ${name} although it has neither this study nor this patient`;
  const differing = compared(identity, their)
    .filter(({ differs }) => differs)
    .map(({ word }) => word);
  const without = their.has === 'patient' ? ['it does not have this study'] : [];
  const unlike =
    differing.length === 0 ? [] : [`${listed(differing)} ${differing.length === 1 ? 'differs' : 'differ'}`];
  const reasons = [...without, ...unlike];
  return reasons.length === 0 ? null : `Send to ${name} although ${reasons.join(' and ')}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
