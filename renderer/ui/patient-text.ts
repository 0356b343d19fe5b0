import { shownName } from '../../core/dicom/header/person-name.ts';
import { isolated } from '../../core/foreign-text.ts';

/** What a file says of whose study it is and of the series; an empty string where it says nothing. */
interface Known {
  readonly patientName: string;
  readonly patientId?: string;
  readonly patientBirthDate?: string;
  readonly studyDate: string;
  readonly studyDescription?: string;
}

/** What is known of a study: "Doe, Jane · 4711 · 2026-03-31 · Venous IVUS". Empty fields are left out; a missing name is said. */
export function studyText({ patientName, patientId = '', studyDate, studyDescription = '' }: Known): string {
  return joined([nameText(patientName), patientId, dateText(studyDate), studyDescription]);
}

/** Said in place of a patient's data while they are hidden. */
export const PATIENT_HIDDEN = 'Patient data hidden';

/** The same, or that it is hidden; the description of the study stays. */
export function shownStudy(known: Known, hidden: boolean): string {
  return hidden ? joined([PATIENT_HIDDEN, known.studyDescription ?? '']) : studyText(known);
}

/** A patient's name for reading, or that there is none. */
export function nameText(patientName: string): string {
  return shownName(patientName) || 'No patient name';
}

/** Whose study it is besides the name: "4711 · born 1958-03-12 · 2026-03-31". */
export function personText({ patientId = '', patientBirthDate = '', studyDate }: Known): string {
  const born = patientBirthDate === '' ? '' : `born ${dateText(patientBirthDate)}`;
  return joined([patientId, born, dateText(studyDate)]);
}

/** What was recorded: "Series 3 · Left leg · IVUS". */
export function seriesText(known: {
  readonly seriesNumber: string;
  readonly seriesDescription: string;
  readonly modality: string;
}): string {
  const { seriesNumber, seriesDescription, modality } = known;
  return joined([seriesNumber === '' ? '' : `Series ${seriesNumber}`, seriesDescription, modality]);
}

/** Whose a study is: "Doe, Jane · 4711"; a missing name is said. */
export function patientText({ patientName, patientId = '' }: Pick<Known, 'patientName' | 'patientId'>): string {
  return joined([nameText(patientName), patientId]);
}

/** The texts that say something, with a point between them; each keeps its own direction of writing. */
export function joined(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map(isolated)
    .join(' · ');
}

/** DICOM's YYYYMMDD as YYYY-MM-DD; anything else as it stands. */
export function dateText(date: string): string {
  return date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** DICOM's HHMMSS.FFFFFF as HH:MM, with the seconds where they are wanted and stated; anything else as ''. */
export function timeText(time: string, until: 'minutes' | 'seconds'): string {
  const [, hours, minutes, seconds] = /^(\d{2}):?(\d{2}):?(\d{2})?/.exec(time.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return '';
  return [hours, minutes, ...(until === 'seconds' && seconds !== undefined ? [seconds] : [])].join(':');
}
