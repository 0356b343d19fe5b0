import { type Element, text } from '../../core/dicom/write/element.ts';
import { studyId } from '../../core/practice/study-id.ts';
import type { Description } from './description.ts';
import { digestOf } from './digest.ts';

/** Every sample bears the same made-up moment: a sample must not change with the day it is made on. */
const DATE = '20250101';

/** One series of a sample: what its files share with nothing else. */
export interface SampleSeries {
  readonly sopClass: string;
  readonly modality: 'IVUS' | 'XA';
  readonly number: number;
  readonly description: string;
  readonly imageType: string;
  /** HHMMSS: the venogram is taken before the pullback. */
  readonly time: string;
}

/** The UIDs of one object, the same ones whenever the same description is drawn; series of one study share the study's. */
interface SampleUids {
  readonly study: string;
  readonly series: string;
  readonly instance: string;
}

/** UIDs under 2.25, derived from the study's digest. */
export function uidsOf(digest: string, { modality }: Pick<SampleSeries, 'modality'>): SampleUids {
  return {
    study: uid(`${digest} study`),
    series: uid(`${digest} ${modality} series`),
    instance: uid(`${digest} ${modality} instance`),
  };
}

/** What a study and the names of its files are called: nothing of what it shows. */
export function fileStem({ number }: Description): string {
  return studyId(number);
}

/** The UID by which the files name the program that wrote them. */
export const implementation = uid('ivus-planner samples');

/** A patient who does not exist, and where the picture came from: a phantom. Says nothing of what the study shows. */
export function identity({ number, findings }: Description, digest: string, series: SampleSeries): readonly Element[] {
  const uids = uidsOf(digest, series);
  const label = String(number).padStart(2, '0');
  return [
    text('00080005', 'CS', 'ISO_IR 192'),
    text('00080008', 'CS', series.imageType),
    text('00080016', 'UI', series.sopClass),
    text('00080018', 'UI', uids.instance),
    ...['00080020', '00080021', '00080022', '00080023'].map((tag) => text(tag, 'DA', DATE)),
    text('0008002a', 'DT', DATE + series.time),
    text('00080030', 'TM', STUDY_TIME),
    ...['00080031', '00080032', '00080033'].map((tag) => text(tag, 'TM', series.time)),
    text('00080050', 'SH', ''),
    text('00080060', 'CS', series.modality),
    text('00080070', 'LO', 'IVUS Planner'),
    text('00080090', 'PN', ''),
    text('00081030', 'LO', `Practice study ${label}`),
    text('0008103e', 'LO', series.description),
    text('00081090', 'LO', 'Phantom'),
    text('00100010', 'PN', `PRACTICE^${label}`),
    text('00100020', 'LO', `PRACTICE-${label}`),
    text('00100030', 'DA', ''),
    text('00100040', 'CS', ''),
    text('0020000d', 'UI', uids.study),
    text('0020000e', 'UI', uids.series),
    text('00200010', 'SH', label),
    text('00200011', 'IS', String(series.number)),
    text('00200013', 'IS', '1'),
    text('00200020', 'CS', ''),
    body(findings.side),
  ];
}

const STUDY_TIME = '115000';

/** A paired part needs its side, and the side forbids naming a part that is not paired. */
function body(side: Description['findings']['side']): Element {
  if (side === 'left' || side === 'right') return text('00200060', 'CS', side === 'left' ? 'L' : 'R');
  return text('00180015', 'CS', 'ABDOMENPELVIS');
}

/** A number as a decimal string of at most 16 characters. */
export function decimal(value: number): string {
  return String(Number(value.toPrecision(10)));
}

/** 2.25 and 128 bits of a digest as one integer (PS3.5 B.2 allows any UUID-sized number). */
export function uid(of: string): string {
  return `2.25.${BigInt(`0x${digestOf(of).slice(0, 32)}`)}`;
}
