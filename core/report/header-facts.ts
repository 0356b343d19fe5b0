import type { Header } from '../dicom/header/header.ts';
import { shownName } from '../dicom/header/person-name.ts';
import { shortText } from '../foreign-text.ts';
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

/** Three scripts of a name have 194 characters, every other text at most 64 (PS3.5 table 6.2-1). */
const LONGEST = 400;

/** Reads what a report says of a run from its header. */
export function reportHeader({ data }: Pick<Header, 'data'>): ReportHeader {
  const said = (tag: string): string => shortText(data.text(tag), LONGEST);
  return {
    patientName: shownName(said('x00100010')),
    patientId: said('x00100020'),
    issuerOfPatientId: said('x00100021'),
    birthDate: said('x00100030'),
    sex: said('x00100040'),
    studyDate: said('x00080020'),
    studyTime: said('x00080030'),
    studyDescription: said('x00081030'),
    accessionNumber: said('x00080050'),
    institution: said('x00080080'),
    referringPhysician: shownName(said('x00080090')),
    manufacturer: said('x00080070'),
    model: said('x00081090'),
    seriesDescription: said('x0008103e'),
    identityRemoved: data.text('x00120062') === 'YES',
  };
}
