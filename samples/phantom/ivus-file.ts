import { type Element, numbers, text } from '../../core/dicom/write/element.ts';
import { EXPLICIT_LITTLE_ENDIAN, JPEG_BASELINE, part10File } from '../../core/dicom/write/part10.ts';
import type { Description } from './description.ts';
import { fieldOf } from './field.ts';
import { decimal, identity, implementation, type SampleSeries, uid, uidsOf } from './identity.ts';
import { jpegEncoder } from './jpeg.ts';

/** A US Multi-frame object (Modality IVUS, one region in cm where it is calibrated), 8-bit grey, uncompressed or JPEG baseline as described. */
export function ivusFile(description: Description, digest: string, frames: readonly Uint8Array[]): Uint8Array {
  const series = seriesOf(description);
  const uids = uidsOf(digest, series);
  const { jpegQuality, calibrated } = description.file;
  const pixels = jpegQuality === null ? plain(frames) : compressed(description.picture, jpegQuality, frames);
  return part10File(
    {
      sopClass: series.sopClass,
      instance: uids.instance,
      transferSyntax: jpegQuality === null ? EXPLICIT_LITTLE_ENDIAN : JPEG_BASELINE,
      implementation,
    },
    [
      ...identity(description, digest, series),
      text('00200200', 'UI', uid(`${uids.study} clock`)),
      ...acquisition(description),
      ...(calibrated ? [{ tag: '00186011', vr: 'SQ', value: [region(description)] } as const] : []),
      ...image(description),
      ...pixels,
    ],
  );
}

function seriesOf({ pullback }: Description): SampleSeries {
  return {
    sopClass: '1.2.840.10008.5.1.4.1.1.3.1',
    modality: 'IVUS',
    number: 2,
    description: `Synthetic venous IVUS, ${pullback.kind === 'manual' ? 'manual' : 'motorised'} pullback`,
    imageType: 'ORIGINAL\\PRIMARY\\INTRAVASCULAR',
    time: '120000',
  };
}

function plain(frames: readonly Uint8Array[]): readonly Element[] {
  return [text('00282110', 'CS', '00'), { tag: '7fe00010', vr: 'OB', value: Buffer.concat(frames) }];
}

function compressed(
  { rows, columns }: Description['picture'],
  quality: number,
  frames: readonly Uint8Array[],
): readonly Element[] {
  const encode = jpegEncoder(quality);
  const fragments = frames.map((grey) => encode({ grey, rows, columns }));
  const bytes = fragments.reduce((sum, { length }) => sum + length, 0);
  return [
    text('00282110', 'CS', '01'),
    text('00282112', 'DS', ((rows * columns * frames.length) / bytes).toFixed(2)),
    text('00282114', 'CS', 'ISO_10918_1'),
    { tag: '7fe00010', vr: 'OB', value: { fragments } },
  ];
}

function acquisition({ picture, pullback }: Description): readonly Element[] {
  return [
    text('00180040', 'IS', String(Math.round(picture.framesPerSecond))),
    text('00181063', 'DS', decimal(1000 / picture.framesPerSecond)),
    text('00181066', 'DS', '0'),
    text('0018106a', 'CS', 'NO TRIGGER'),
    text('00181800', 'CS', 'N'),
    ...(pullback.kind === 'manual'
      ? [text('00183100', 'CS', 'MANUAL_PULLBACK')]
      : [
          text('00183100', 'CS', 'MOTOR_PULLBACK'),
          text('00183101', 'DS', decimal(pullback.speedMmPerS)),
          text('00183103', 'IS', '1'),
          text('00183104', 'IS', String(picture.frames)),
        ]),
    text('00186031', 'CS', 'IV_PHASED'),
  ];
}

/** The square around the round field: 2-D tissue, centimetres, zero at the catheter. */
function region({ picture, catheter }: Description): readonly Element[] {
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

function image({ picture }: Description): readonly Element[] {
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
  ];
}
