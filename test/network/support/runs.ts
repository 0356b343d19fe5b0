import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elementsOf } from '../../../core/dicom/write/dataset.ts';
import { part10File } from '../../../core/dicom/write/part10.ts';
import type { ObjectFile } from '../../../core/network/objects.ts';
import { h264 } from '../../core/dicom/decode/encode-h264.ts';
import { numbered } from '../../core/dicom/decode/films.ts';
import { dcmtk } from './dcmtk.ts';

/** Encodings that runs are tried in, with dcmtk's option that proposes or prefers each. */
export const ENCODINGS = {
  raw: { syntax: '1.2.840.10008.1.2.1', option: 'x=' },
  rle: { syntax: '1.2.840.10008.1.2.5', option: 'xr' },
  jpeg: { syntax: '1.2.840.10008.1.2.4.50', option: 'xy' },
  'jpeg-lossless': { syntax: '1.2.840.10008.1.2.4.70', option: 'xs' },
  'jpeg-ls': { syntax: '1.2.840.10008.1.2.4.80', option: 'xt' },
  h264: { syntax: '1.2.840.10008.1.2.4.102', option: 'xn' },
} as const;
type Encoding = keyof typeof ENCODINGS;

/** A run on the disk, and what must come back of it. */
export interface Run {
  readonly encoding: Encoding;
  readonly path: string;
  readonly size: number;
  readonly uid: string;
  readonly sopClass: string;
  readonly study: string;
  readonly series: string;
  readonly dataSet: Buffer;
}

const ULTRASOUND = '1.2.840.10008.5.1.4.1.1.3.1';
const STUDY = '2.25.1014';
/** Family and given name in two scripts. */
export const PATIENT = {
  id: 'NET-14',
  name: 'Łukasiewicz^Zoë',
  shown: 'Łukasiewicz, Zoë',
  accession: 'ACC-14',
} as const;

/** Writes the same small run in every encoding, each an object of its own; all of one study, in one series each. */
export async function runsIn(folder: string): Promise<readonly Run[]> {
  const raw = join(folder, 'raw.dcm');
  await writeFile(raw, rawFile());
  const path = (encoding: Encoding) => join(folder, `${encoding}.dcm`);
  await Promise.all([
    dcmtk('dcmcrle', '+ua', raw, path('rle')),
    dcmtk('dcmcjpeg', '+ua', '+eb', raw, path('jpeg')),
    dcmtk('dcmcjpeg', '+ua', '+e1', raw, path('jpeg-lossless')),
    dcmtk('dcmcjpls', '+ua', raw, path('jpeg-ls')),
    writeFile(path('h264'), filmOf()),
  ]);
  return Promise.all((Object.keys(ENCODINGS) as Encoding[]).map((encoding) => readRun(encoding, path(encoding))));
}

async function readRun(encoding: Encoding, path: string): Promise<Run> {
  const bytes = await readFile(path);
  const dump = await dcmtk(
    'dcmdump',
    '+P',
    '0008,0018',
    '+P',
    '0008,0016',
    '+P',
    '0020,000d',
    '+P',
    '0020,000e',
    '-Un',
    path,
  );
  const value = (tag: string) => new RegExp(`\\(${tag}\\) UI \\[([0-9.]+)`).exec(dump.stdout)?.[1] ?? '';
  const [uid, sopClass] = [value('0008,0018'), value('0008,0016')];
  return {
    encoding,
    path,
    size: bytes.length,
    uid,
    sopClass,
    study: value('0020,000d'),
    series: value('0020,000e'),
    dataSet: afterGroup2(bytes),
  };
}

/** A run as it is given to be sent. */
export function fileOf({ uid, path, sopClass, encoding, size }: Run): ObjectFile {
  return { uid, path, size, sopClass, transferSyntax: ENCODINGS[encoding].syntax };
}

/** The bytes of a DICOM file behind its group 2, whose length stands in its first element (PS3.10 7.1). */
export function afterGroup2(file: Buffer): Buffer {
  return file.subarray(144 + file.readUInt32LE(140));
}

/** What the samples do not have: names of a hospital. */
const hospital = {
  SpecificCharacterSet: 'ISO_IR 192',
  PatientName: PATIENT.name,
  PatientID: PATIENT.id,
  AccessionNumber: PATIENT.accession,
  StudyInstanceUID: STUDY,
  StudyDate: '20260131',
  StudyTime: '101500',
  StudyID: '14',
  SeriesInstanceUID: '2.25.10141',
  SeriesNumber: '1',
  Modality: 'IVUS',
};

/** The uncompressed run as a file, with names of a hospital. */
export function rawFile(): Uint8Array {
  const instance = '2.25.101411';
  const pixels = Uint8Array.from({ length: 4 * 64 * 64 }, (_, at) => (at * 7 + (at >> 6)) % 251);
  const elements = elementsOf({
    ...hospital,
    SOPClassUID: ULTRASOUND,
    SOPInstanceUID: instance,
    InstanceNumber: '1',
    ...imageOf(64, 64, 4, 'MONOCHROME2', 1),
    PixelData: pixels,
  });
  return part10File(metaOf(instance, ENCODINGS.raw.syntax), elements);
}

function filmOf(): Uint8Array {
  const film = { columns: 64, rows: 48 };
  const stream = h264(
    film,
    [0, 1, 2].map((frame) => numbered('key', 0, frame)),
  );
  const instance = '2.25.101412';
  const elements = elementsOf({
    ...hospital,
    SeriesInstanceUID: '2.25.10142',
    SOPClassUID: ULTRASOUND,
    SOPInstanceUID: instance,
    InstanceNumber: '2',
    ...imageOf(48, 64, 3, 'YBR_PARTIAL_420', 3),
    PixelData: { fragments: [stream] },
  });
  return part10File(metaOf(instance, ENCODINGS.h264.syntax), elements);
}

function metaOf(instance: string, transferSyntax: string) {
  return { sopClass: ULTRASOUND, instance, transferSyntax, implementation: '1.2.3' };
}

function imageOf(rows: number, columns: number, frames: number, colour: string, samples: number) {
  return {
    SamplesPerPixel: samples,
    PhotometricInterpretation: colour,
    ...(samples > 1 ? { PlanarConfiguration: 0 } : {}),
    NumberOfFrames: String(frames),
    FrameTime: '33.3',
    FrameIncrementPointer: '00181063',
    Rows: rows,
    Columns: columns,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
  };
}
