import type { Header } from '../dicom/header/header.ts';
import { shownName } from '../dicom/header/person-name.ts';
import type { ReportHead } from './content.ts';

/** What the header of a run says for a report; an absent attribute is ''. Dates and times as stored (YYYYMMDD, HHMMSS). */
export type ReportHeader = Omit<ReportHead, 'reader' | 'issuedAt' | 'draft'>;

/** The header of a run that is not at hand. */
export const NO_HEADER: ReportHeader = {
  patientName: '',
  patientId: '',
  issuerOfPatientId: '',
  birthDate: '',
  sex: '',
  studyDate: '',
  studyTime: '',
  studyDescription: '',
  accessionNumber: '',
  institution: '',
  referringPhysician: '',
  manufacturer: '',
  model: '',
  seriesDescription: '',
  identityRemoved: false,
};

/** Reads what a report says of a run from its header. */
export function reportHeader({ data }: Pick<Header, 'data'>): ReportHeader {
  return {
    patientName: shownName(data.text('x00100010')),
    patientId: data.text('x00100020'),
    issuerOfPatientId: data.text('x00100021'),
    birthDate: data.text('x00100030'),
    sex: data.text('x00100040'),
    studyDate: data.text('x00080020'),
    studyTime: data.text('x00080030'),
    studyDescription: data.text('x00081030'),
    accessionNumber: data.text('x00080050'),
    institution: data.text('x00080080'),
    referringPhysician: shownName(data.text('x00080090')),
    manufacturer: data.text('x00080070'),
    model: data.text('x00081090'),
    seriesDescription: data.text('x0008103e'),
    identityRemoved: data.text('x00120062') === 'YES',
  };
}
