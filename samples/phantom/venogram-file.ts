import { type Element, numbers, text } from '../../core/dicom/write/element.ts';
import { EXPLICIT_LITTLE_ENDIAN, part10File } from '../../core/dicom/write/part10.ts';
import type { Description } from './description.ts';
import { decimal, identity, implementation, type SampleSeries, uidsOf } from './identity.ts';
import { SIDE } from './venogram.ts';

const SERIES: SampleSeries = {
  sopClass: '1.2.840.10008.5.1.4.1.1.12.1',
  modality: 'XA',
  number: 1,
  description: 'Synthetic venogram with marker catheter',
  imageType: 'ORIGINAL\\PRIMARY\\SINGLE PLANE',
  time: '115500',
};

const FRAMES_PER_SECOND = 3;
const DETECTOR_FROM_TUBE_MM = 1200;
const ISOCENTRE_FROM_TUBE_MM = 1000;
/** The vein lies so far nearer to the tube than the isocentre, which the machine cannot know. */
const VEIN_OFF_ISOCENTRE_MM = 45;

/** An X-Ray Angiographic object (XA) of the same study: 8-bit grey, uncompressed, its pixel size known at the detector only. */
export function venogramFile(description: Description, digest: string, frames: readonly Uint8Array[]): Uint8Array {
  const { instance } = uidsOf(digest, SERIES);
  return part10File({ sopClass: SERIES.sopClass, instance, transferSyntax: EXPLICIT_LITTLE_ENDIAN, implementation }, [
    ...identity(description, digest, SERIES),
    ...acquisition(description.venogram?.mmPerPixel ?? 1),
    ...image(frames.length),
    { tag: '7fe00010', vr: 'OB', value: Buffer.concat(frames) },
  ]);
}

function acquisition(mmPerPixelAtVein: number): readonly Element[] {
  const atDetector = (mmPerPixelAtVein * DETECTOR_FROM_TUBE_MM) / (ISOCENTRE_FROM_TUBE_MM - VEIN_OFF_ISOCENTRE_MM);
  return [
    text('00180040', 'IS', String(FRAMES_PER_SECOND)),
    text('00180060', 'DS', '75'),
    text('00181063', 'DS', decimal(1000 / FRAMES_PER_SECOND)),
    text('00181110', 'DS', String(DETECTOR_FROM_TUBE_MM)),
    text('00181111', 'DS', String(ISOCENTRE_FROM_TUBE_MM)),
    text('00181114', 'DS', decimal(DETECTOR_FROM_TUBE_MM / ISOCENTRE_FROM_TUBE_MM)),
    text('00181150', 'IS', '6'),
    text('00181151', 'IS', '400'),
    text('00181155', 'CS', 'GR'),
    text('00181164', 'DS', `${decimal(atDetector)}\\${decimal(atDetector)}`),
    text('00181500', 'CS', 'STATIC'),
    text('00181510', 'DS', '0'),
    text('00181511', 'DS', '0'),
  ];
}

function image(frames: number): readonly Element[] {
  return [
    numbers('00280002', 'US', 1),
    text('00280004', 'CS', 'MONOCHROME2'),
    text('00280008', 'IS', String(frames)),
    { tag: '00280009', vr: 'AT', value: '00181063' },
    numbers('00280010', 'US', SIDE),
    numbers('00280011', 'US', SIDE),
    numbers('00280100', 'US', 8),
    numbers('00280101', 'US', 8),
    numbers('00280102', 'US', 7),
    numbers('00280103', 'US', 0),
    text('00280301', 'CS', 'NO'),
    text('00281040', 'CS', 'DISP'),
    text('00282110', 'CS', '00'),
  ];
}
