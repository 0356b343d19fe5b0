import type { Identity } from '../../core/dicom/header/identity.ts';
import { nameText } from '../ui/patient-text.ts';
import type { AppState } from './store.ts';
import { useApp } from './store.ts';

/** Shorter pieces of a name or number stand in too many other words to be taken for them. */
const SHORTEST = 3;

/** Hides whose studies these are, for teaching, until it is shown again or the program ends. */
export function togglePatientHidden(): void {
  useApp.setState(({ patientHidden }) => ({ patientHidden: !patientHidden }));
}

/** A text as it may be shown now: while patient data are hidden, without names, numbers and dates of the patients of the open studies. */
function shownText(text: string, state: Pick<AppState, 'study' | 'studies' | 'patientHidden'>): string {
  if (!state.patientHidden) return text;
  const identities = [...(state.study?.runs ?? []), ...state.studies.flat()].map(({ run }) => run.identity);
  const pieces = [...new Set(identities.flatMap(piecesOf))].toSorted((a, b) => b.length - a.length);
  return pieces.reduce((shown, piece) => shown.replace(new RegExp(escaped(piece), 'giu'), '…'), text);
}

/** The same for this moment: the whole window is drawn anew when patient data are hidden or shown. */
export function shownNow(text: string): string {
  return shownText(text, useApp.getState());
}

function piecesOf({ patientName, patientId, patientBirthDate, studyDate }: Identity): readonly string[] {
  const dates = [patientBirthDate, studyDate];
  const dashed = dates.map((date) => date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
  const name = patientName === '' ? [] : [patientName, nameText(patientName), ...patientName.split(/[\^= ]+/)];
  return [...name, patientId, ...dates, ...dashed].filter((piece) => piece.length >= SHORTEST);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
