import type { Identity } from '../../core/dicom/header/identity.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { shownNow } from '../state/patient.ts';
import type { StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { dateText, joined, PATIENT_HIDDEN, patientText, timeText } from '../ui/patient-text.ts';

/** What a row of a list says: its title, and facts in the order of their weight; none of them is empty. */
export interface RowText {
  readonly title: string;
  readonly facts: readonly string[];
}

/** The rows of a list, of which no two read alike: where they would, `further` facts are added one after the other, at last a number. */
export function toldApart<T>(
  items: readonly T[],
  say: (item: T) => RowText,
  further: readonly ((item: T) => string)[],
): readonly RowText[] {
  let rows = items.map(say);
  for (const tell of further) {
    const alike = twins(rows);
    rows = rows.map((row, k) => (alike.has(keyOf(row)) ? withFact(row, tell(items[k] as T)) : row));
  }
  const alike = twins(rows);
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const key = keyOf(row);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return alike.has(key) ? withFact(row, `no. ${count}`) : row;
  });
}

function withFact({ title, facts }: RowText, fact: string): RowText {
  return fact === '' || fact === title || facts.includes(fact) ? { title, facts } : { title, facts: [...facts, fact] };
}

function keyOf({ title, facts }: RowText): string {
  return [title, ...facts].join('\n');
}

/** What is said by more than one row. */
function twins(rows: readonly RowText[]): ReadonlySet<string> {
  return repeated(rows.map(keyOf));
}

function repeated(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.size === seen.add(text).size));
}

/** A run of a session; `open` is null while its file is not at hand. */
export interface ListedRun {
  readonly record: RunRecord;
  readonly open: StudyRun | null;
}

/** What the rows of runs say: series description (else the name of the file), frames, modality, time, number in the study. */
export function runRows(runs: readonly ListedRun[]): readonly RowText[] {
  const seriesOf = ({ open }: ListedRun) => open?.run.identity.seriesInstanceUid ?? '';
  const shared = repeated(runs.map(seriesOf));
  return toldApart(runs, (run) => runRow(run, !shared.has(seriesOf(run))), [({ record }) => shownNow(record.fileName)]);
}

function runRow({ record, open }: ListedRun, alone: boolean): RowText {
  const { fileName, modality, declaredModality } = record;
  const identity = open?.run.identity;
  const facts = [
    declaredModality ?? modality,
    framesText(record),
    timeText(identity?.takenAt ?? '', 'seconds'),
    identity === undefined ? '' : numberText(identity, alone),
  ];
  return { title: shownNow(identity?.seriesDescription || fileName), facts: facts.filter((fact) => fact !== '') };
}

/** "6 frames", and of a run that is stored as single frames "6 frames, from 6 files". */
function framesText({ frames, files }: RunRecord): string {
  const text = counted(frames, 'frame', 'frames');
  return files === undefined ? text : `${text}, from ${counted(files.length, 'file', 'files')}`;
}

/** "Series 3", and the number in it where the series has further runs: "Series 3 no. 2". */
function numberText(of: { readonly seriesNumber: string; readonly instanceNumber: string }, alone: boolean): string {
  const series = of.seriesNumber === '' ? '' : `Series ${of.seriesNumber}`;
  const instance = alone || of.instanceNumber === '' ? '' : `no. ${of.instanceNumber}`;
  return [series, instance].filter((text) => text !== '').join(' ');
}

/** What the rows of opened studies say: whose, description, date and time, modalities, how many runs. */
export function studyRows(studies: readonly (readonly StudyRun[])[]): readonly RowText[] {
  const first = ([run]: readonly StudyRun[]) => run?.run;
  return toldApart(studies, studyRow, [
    (study) => unlessHidden(timeText(first(study)?.identity.studyTime ?? '', 'seconds')),
    (study) => unlessHidden(first(study)?.file ?? ''),
  ]);
}

/** What the row of one opened study says while there is no other like it. */
export function studyRow(study: readonly StudyRun[]): RowText {
  const identity = study[0]?.run.identity;
  if (identity === undefined) return { title: '', facts: [] };
  const modalities = [...new Set(study.map(({ run }) => run.identity.modality))];
  return wholeStudy(identity, modalities, study.length);
}

/** What a row says of a study: whose it is, description, date and time, modalities, how many runs. */
export function wholeStudy(
  known: Pick<Identity, 'patientName' | 'patientId' | 'studyDate' | 'studyTime' | 'studyDescription'>,
  modalities: readonly string[],
  runs: number,
): RowText {
  const facts = [
    shownNow(known.studyDescription),
    unlessHidden([dateText(known.studyDate), timeText(known.studyTime, 'minutes')].join(' ').trim()),
    modalities.filter((modality) => modality !== '').join(', '),
    counted(runs, 'run', 'runs'),
  ];
  return { title: unlessHidden(patientText(known)) || PATIENT_HIDDEN, facts: facts.filter((fact) => fact !== '') };
}

/** A text that tells whose a study is; nothing while patient data are hidden. */
export function unlessHidden(text: string): string {
  return useApp.getState().patientHidden ? '' : text;
}

/** A row in one line, for a tooltip or to be read aloud. */
export function rowLine({ title, facts }: RowText): string {
  return joined([title, ...facts]);
}
