import type { Attributes } from '../../dicom/write/dataset.ts';
import { elementsOf } from '../../dicom/write/dataset.ts';
import type { Element } from '../../dicom/write/element.ts';
import { EXPLICIT_LITTLE_ENDIAN, part10File } from '../../dicom/write/part10.ts';
import { uidFrom } from './uid.ts';

/** One issue of an object: who made it, when, and under which UIDs. */
export interface Issue {
  readonly program: { readonly name: string; readonly version: string };
  /** What the object is of: the digest of the session. */
  readonly session: string;
  /** A digest of whatever else the bytes depend on: the reader’s words, the paper, the program, the runs at hand. */
  readonly said: string;
  /** Counts the issues of one session's study, from 1; another issue has other UIDs. */
  readonly number: number;
  /** The moment of issue with its offset from UTC (ISO 8601). */
  readonly issuedAt: string;
  /** Patient and study of the deciding run, as its file has them. */
  readonly patient: readonly Element[];
  /** The study's UID, as text. */
  readonly study: string;
  readonly institution: string;
  /** The swollen side as DICOM has it; '' where it is not known or both. */
  readonly laterality: 'L' | 'R' | '';
}

/** A run that the report refers to. */
export interface ReferencedRun {
  /** Its name in the session. */
  readonly uid: string;
  /** The SOP instances that it is stored in: one, or one for each frame. */
  readonly instances: readonly string[];
  readonly sopClass: string;
  readonly series: string;
  readonly frames: number;
  readonly columns: number;
  readonly rows: number;
  /** Height of a pixel over its width. */
  readonly aspect: number;
  /** Whether its pictures are stored in grey. */
  readonly pictures: 'grey' | 'colour';
}

/** What kind of object is made: its SOP class, modality and place among the series of this program. */
export interface ObjectKind {
  readonly name: string;
  readonly sopClass: string;
  readonly modality: 'SR' | 'OT' | 'DOC' | 'PR' | 'KO';
  readonly series: number;
  readonly description: string;
  /** What one of several of a kind in an issue is of; left out where there is one. */
  readonly of?: string;
}

/** UID by which files name this program. */
export const IMPLEMENTATION = uidFrom('IVUS Planner', 'implementation');

/** UID of the object of a kind in an issue: wherever the bytes may differ, the UID does. */
export function objectUid(
  issue: Pick<Issue, 'session' | 'said' | 'number' | 'issuedAt'>,
  { name, of }: ObjectKind,
): string {
  const { session, said, number, issuedAt } = issue;
  return uidFrom('object', session, said, issuedAt, name, String(number), ...(of === undefined ? [] : [of]));
}

/** Date and time as DICOM writes them (YYYYMMDD, HHMMSS) of a moment (ISO 8601), at its own offset. */
export function dicomMoment(issuedAt: string): {
  readonly date: string;
  readonly time: string;
  readonly offset: string;
} {
  const [, date = '', time = '', offset = ''] =
    /^([\d-]{10})T([\d:]{8})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(issuedAt) ?? [];
  return {
    date: date.replaceAll('-', ''),
    time: time.replaceAll(':', ''),
    offset: offset === 'Z' ? '+0000' : offset.replace(':', ''),
  };
}

/** A whole file of a kind: patient and study as they are stored, an own series and equipment, and what the kind adds. Throws where a value does not fit its attribute. */
export function objectFile(issue: Issue, kind: ObjectKind, own: Attributes): Uint8Array {
  const { date, time, offset } = dicomMoment(issue.issuedAt);
  const instance = objectUid(issue, kind);
  const common = elementsOf({
    SOPClassUID: kind.sopClass,
    SOPInstanceUID: instance,
    InstanceCreationDate: date,
    InstanceCreationTime: time,
    ContentDate: date,
    ContentTime: time,
    TimezoneOffsetFromUTC: offset === '' ? undefined : offset,
    Modality: kind.modality,
    SeriesInstanceUID: uidFrom('series', issue.study, kind.name),
    SeriesNumber: kind.series,
    SeriesDescription: kind.description,
    SeriesDate: date,
    SeriesTime: time,
    InstanceNumber: issue.number,
    Manufacturer: issue.program.name,
    ManufacturerModelName: issue.program.name,
    SoftwareVersions: issue.program.version,
    InstitutionName: issue.institution === '' ? undefined : issue.institution,
    ...own,
  });
  const meta = {
    sopClass: kind.sopClass,
    instance,
    transferSyntax: EXPLICIT_LITTLE_ENDIAN,
    implementation: IMPLEMENTATION,
    version: `IVUSPLAN ${issue.program.version}`.slice(0, 16),
  };
  return part10File(meta, [...issue.patient, ...common]);
}
