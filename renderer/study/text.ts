import { shownName } from '../../core/dicom/header/person-name.ts';

/** What is known of a study: "Doe, Jane · 4711 · 2026-03-31 · Venous IVUS". Empty fields are left out; a missing name is said. */
export function studyText(known: {
  readonly patientName: string;
  readonly patientId?: string;
  readonly studyDate: string;
  readonly studyDescription?: string;
}): string {
  const { patientName, patientId = '', studyDate, studyDescription = '' } = known;
  return [shownName(patientName) || 'No patient name', patientId, dateText(studyDate), studyDescription]
    .filter((text) => text !== '')
    .join(' · ');
}

/** DICOM's YYYYMMDD as YYYY-MM-DD; anything else as it stands. */
function dateText(date: string): string {
  return date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
