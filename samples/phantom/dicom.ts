import type { Description } from './description.ts';
import { digestOf } from './digest.ts';
import { fieldOf } from './field.ts';
import { type Attribute, EXPLICIT_LITTLE_ENDIAN, numbers, part10File, text } from './part10.ts';

const ULTRASOUND_MULTIFRAME = '1.2.840.10008.5.1.4.1.1.3.1';
/** Every sample bears the same made-up moment: a sample must not change with the day it is made on. */
const DATE = '20250101';
const TIME = '120000';

/** The UIDs of a sample, the same ones whenever the same description is drawn. */
interface SampleUids {
  readonly study: string;
  readonly series: string;
  readonly instance: string;
}

/** UIDs under 2.25, derived from the study's digest. */
function uidsOf(digest: string): SampleUids {
  return { study: uid(`${digest} study`), series: uid(`${digest} series`), instance: uid(`${digest} instance`) };
}

/** A US Multi-frame object (Modality IVUS, hand pullback, one region in cm) in Explicit VR Little Endian, 8-bit grey. */
export function ivusFile(description: Description, digest: string, pixels: Uint8Array): Uint8Array {
  const uids = uidsOf(digest);
  return part10File(
    [
      { tag: '00020001', vr: 'OB', value: Uint8Array.of(0, 1) },
      text('00020002', 'UI', ULTRASOUND_MULTIFRAME),
      text('00020003', 'UI', uids.instance),
      text('00020010', 'UI', EXPLICIT_LITTLE_ENDIAN),
      text('00020012', 'UI', uid('ivus-planner samples')),
    ],
    [
      ...identity(description, uids),
      ...acquisition(description),
      { tag: '00186011', vr: 'SQ', value: [region(description)] },
      ...image(description),
      { tag: '7fe00010', vr: 'OB', value: pixels },
    ],
  );
}

/** A patient who does not exist, and where the run came from: a phantom. */
function identity({ id, title, findings }: Description, uids: SampleUids): readonly Attribute[] {
  return [
    text('00080005', 'CS', 'ISO_IR 192'),
    text('00080008', 'CS', 'ORIGINAL\\PRIMARY\\INTRAVASCULAR'),
    text('00080016', 'UI', ULTRASOUND_MULTIFRAME),
    text('00080018', 'UI', uids.instance),
    ...['00080020', '00080021', '00080022', '00080023'].map((tag) => text(tag, 'DA', DATE)),
    text('0008002a', 'DT', DATE + TIME),
    ...['00080030', '00080031', '00080032', '00080033'].map((tag) => text(tag, 'TM', TIME)),
    text('00080050', 'SH', ''),
    text('00080060', 'CS', 'IVUS'),
    text('00080070', 'LO', 'IVUS Planner'),
    text('00080090', 'PN', ''),
    text('00081030', 'LO', `Practice sample: ${title}`.slice(0, 64)),
    text('0008103e', 'LO', 'Synthetic venous IVUS, hand pullback'),
    text('00081090', 'LO', 'Phantom'),
    text('00100010', 'PN', `SAMPLE^${id.replaceAll('-', ' ').toUpperCase()}`),
    text('00100020', 'LO', `SAMPLE-${id}`),
    text('00100030', 'DA', ''),
    text('00100040', 'CS', ''),
    text('0020000d', 'UI', uids.study),
    text('0020000e', 'UI', uids.series),
    text('00200010', 'SH', '1'),
    text('00200011', 'IS', '1'),
    text('00200013', 'IS', '1'),
    text('00200020', 'CS', ''),
    body(findings.side),
    text('00200200', 'UI', uid(`${uids.study} clock`)),
  ];
}

/** A paired part needs its side, and the side forbids naming a part that is not paired. */
function body(side: Description['findings']['side']): Attribute {
  if (side === 'left' || side === 'right') return text('00200060', 'CS', side === 'left' ? 'L' : 'R');
  return text('00180015', 'CS', 'ABDOMENPELVIS');
}

function acquisition({ picture }: Description): readonly Attribute[] {
  return [
    text('00180040', 'IS', String(Math.round(picture.framesPerSecond))),
    text('00181063', 'DS', decimal(1000 / picture.framesPerSecond)),
    text('00181066', 'DS', '0'),
    text('0018106a', 'CS', 'NO TRIGGER'),
    text('00181800', 'CS', 'N'),
    text('00183100', 'CS', 'MANUAL_PULLBACK'),
    text('00186031', 'CS', 'IV_PHASED'),
  ];
}

/** The square around the round field: 2-D tissue, centimetres, zero at the catheter. */
function region({ picture, catheter }: Description): readonly Attribute[] {
  const { mmPerPixel, centre, box } = fieldOf(picture);
  const cmPerPixel = mmPerPixel / 10;
  return [
    numbers('00186012', 'US', 1),
    numbers('00186014', 'US', 1),
    numbers('00186016', 'UL', 0),
    numbers('00186018', 'UL', box.x0),
    numbers('0018601a', 'UL', box.y0),
    numbers('0018601c', 'UL', box.x1),
    numbers('0018601e', 'UL', box.y1),
    numbers('00186020', 'SL', centre[0] - box.x0),
    numbers('00186022', 'SL', centre[1] - box.y0),
    numbers('00186024', 'US', 3),
    numbers('00186026', 'US', 3),
    numbers('00186028', 'FD', 0),
    numbers('0018602a', 'FD', 0),
    numbers('0018602c', 'FD', cmPerPixel),
    numbers('0018602e', 'FD', cmPerPixel),
    numbers('00186030', 'UL', catheter.frequencyKhz),
  ];
}

function image({ picture }: Description): readonly Attribute[] {
  return [
    numbers('00280002', 'US', 1),
    text('00280004', 'CS', 'MONOCHROME2'),
    text('00280008', 'IS', String(picture.frames)),
    { tag: '00280009', vr: 'AT', value: '00181063' },
    numbers('00280010', 'US', picture.rows),
    numbers('00280011', 'US', picture.columns),
    numbers('00280014', 'US', 0),
    numbers('00280100', 'US', 8),
    numbers('00280101', 'US', 8),
    numbers('00280102', 'US', 7),
    numbers('00280103', 'US', 0),
    text('00280301', 'CS', 'NO'),
    text('00282110', 'CS', '00'),
  ];
}

/** A number as a decimal string of at most 16 characters. */
function decimal(value: number): string {
  return String(Number(value.toPrecision(10)));
}

/** 2.25 and 128 bits of a digest as one integer (PS3.5 B.2 allows any UUID-sized number). */
function uid(of: string): string {
  return `2.25.${BigInt(`0x${digestOf(of).slice(0, 32)}`)}`;
}
