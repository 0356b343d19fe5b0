import type { Dataset } from './dataset.ts';
import type { Header } from './header.ts';

/** Who and what the object is; an absent attribute is an empty string. */
export interface Identity {
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly modality: string;
  readonly patientName: string;
  readonly patientId: string;
  readonly patientBirthDate: string;
  readonly studyDate: string;
  /** As stored (HHMMSS.FFFFFF), like `takenAt`. */
  readonly studyTime: string;
  readonly studyDescription: string;
  readonly seriesDescription: string;
  readonly seriesNumber: string;
  readonly instanceNumber: string;
  /** Time of day at which it was acquired; where the file does not say, that of its content, else of its series. */
  readonly takenAt: string;
}

/** Reads who and what the object is. */
export function readIdentity({ data, meta }: Header): Identity {
  return capped({
    sopInstanceUid: data.text('x00080018') || meta.text('x00020003'),
    sopClassUid: data.text('x00080016') || meta.text('x00020002'),
    studyInstanceUid: data.text('x0020000d'),
    seriesInstanceUid: data.text('x0020000e'),
    modality: data.text('x00080060'),
    patientName: data.text('x00100010'),
    patientId: data.text('x00100020'),
    patientBirthDate: data.text('x00100030'),
    studyDate: data.text('x00080020'),
    studyTime: data.text('x00080030'),
    studyDescription: data.text('x00081030'),
    seriesDescription: data.text('x0008103e'),
    seriesNumber: data.text('x00200011'),
    instanceNumber: data.text('x00200013'),
    takenAt: takenAt(data),
  });
}

/** Three scripts of a name have 194 characters, every other text at most 64 (PS3.5 table 6.2-1). */
const LONGEST = 400;

function capped(identity: Identity): Identity {
  const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  return Object.fromEntries(Object.entries(identity).map(([key, text]) => [key, short(text)])) as unknown as Identity;
}

/** Acquisition Time or that part of Acquisition DateTime, else Content Time, else Series Time. */
function takenAt(data: Dataset): string {
  return (
    data.text('x00080032') ||
    data
      .text('x0008002a')
      .slice(8)
      .replace(/[+-].*$/, '') ||
    data.text('x00080033') ||
    data.text('x00080031')
  );
}
