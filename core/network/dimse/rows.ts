import type { Dataset } from '../../dicom/header/dataset.ts';
import { shownName } from '../../dicom/header/person-name.ts';
import { type InstanceRow, type SeriesRow, type StudyRow, uidSchema } from '../rows.ts';
import { saidCount, saidText } from '../said.ts';
import type { Keys } from './identifier.ts';

/** What every study is asked for. */
export const STUDY_KEYS: Keys = {
  QueryRetrieveLevel: 'STUDY',
  StudyInstanceUID: '',
  PatientID: '',
  PatientName: '',
  PatientBirthDate: '',
  PatientSex: '',
  AccessionNumber: '',
  StudyDate: '',
  StudyTime: '',
  StudyDescription: '',
  ModalitiesInStudy: '',
  NumberOfStudyRelatedSeries: '',
  NumberOfStudyRelatedInstances: '',
};

/** What every series of a study is asked for. */
export function seriesKeys(study: string): Keys {
  return {
    QueryRetrieveLevel: 'SERIES',
    StudyInstanceUID: study,
    SeriesInstanceUID: '',
    Modality: '',
    SeriesNumber: '',
    SeriesDescription: '',
    SeriesDate: '',
    SeriesTime: '',
    NumberOfSeriesRelatedInstances: '',
  };
}

/** What every object of a series is asked for. */
export function instanceKeys(study: string, series: string): Keys {
  return {
    QueryRetrieveLevel: 'IMAGE',
    StudyInstanceUID: study,
    SeriesInstanceUID: series,
    SOPInstanceUID: '',
    SOPClassUID: '',
    InstanceNumber: '',
    NumberOfFrames: '',
    Rows: '',
    Columns: '',
  };
}

/** A study as its answer says in its own character set; none where it has no UID. */
export function studyRows(answer: Dataset): readonly StudyRow[] {
  const said = (tag: string) => saidText(answer.text(tag));
  const name = saidText(shownName(answer.text('x00100010')));
  const row = {
    patientId: said('x00100020'),
    name,
    birthDate: said('x00100030'),
    sex: said('x00100040'),
    accession: said('x00080050'),
    date: said('x00080020'),
    time: said('x00080030'),
    description: said('x00081030'),
    modalities: answer
      .text('x00080061')
      .split('\\')
      .flatMap((one) => saidText(one) ?? []),
    series: saidCount(answer.text('x00201206')),
    instances: saidCount(answer.text('x00201208')),
  };
  return identified(answer.text('x0020000d'), row);
}

/** A series as its answer says; none where it has no UID. */
export function seriesRows(answer: Dataset): readonly SeriesRow[] {
  const said = (tag: string) => saidText(answer.text(tag));
  return identified(answer.text('x0020000e'), {
    modality: said('x00080060'),
    number: said('x00200011'),
    description: said('x0008103e'),
    date: said('x00080021'),
    time: said('x00080031'),
    instances: saidCount(answer.text('x00201209')),
  });
}

/** An object as its answer says; none where it has no UID. */
export function instanceRows(answer: Dataset): readonly InstanceRow[] {
  const said = (tag: string) => saidText(answer.text(tag));
  return identified(answer.text('x00080018'), {
    sopClass: said('x00080016'),
    number: said('x00200013'),
    frames: saidCount(answer.text('x00280008')),
    rows: answer.uint16('x00280010'),
    columns: answer.uint16('x00280011'),
  });
}

function identified<Row>(uid: string, row: Row): readonly (Row & { readonly uid: string })[] {
  return uidSchema.safeParse(uid).success ? [{ uid, ...row }] : [];
}
