import type { Identity } from '../run.ts';
import type { Header } from './header.ts';

/** Who and what the object is; an absent attribute is an empty string. */
export function readIdentity({ data, meta }: Header): Identity {
  return {
    sopInstanceUid: data.text('x00080018') || meta.text('x00020003'),
    sopClassUid: data.text('x00080016') || meta.text('x00020002'),
    studyInstanceUid: data.text('x0020000d'),
    seriesInstanceUid: data.text('x0020000e'),
    modality: data.text('x00080060'),
    patientName: data.text('x00100010'),
    patientId: data.text('x00100020'),
    patientBirthDate: data.text('x00100030'),
    studyDate: data.text('x00080020'),
    studyDescription: data.text('x00081030'),
    seriesDescription: data.text('x0008103e'),
    seriesNumber: data.text('x00200011'),
    instanceNumber: data.text('x00200013'),
  };
}
