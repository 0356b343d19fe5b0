import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elementsOf } from '../../../core/dicom/write/dataset.ts';
import { encodedElements } from '../../../core/dicom/write/element.ts';
import { part10Head } from '../../../core/dicom/write/part10.ts';

/** A run on the disk that is sent and fetched. */
export interface LargeRun {
  readonly name: string;
  readonly path: string;
  readonly study: string;
  readonly series: string;
  /** dcmtk's option that proposes its encoding, without the sign before it. */
  readonly option: string;
  readonly transferSyntax: string;
}

const ULTRASOUND = '1.2.840.10008.5.1.4.1.1.3.1';
const SIDE = 512;
/** Bytes of a JPEG frame; what the picture does not fill is zero. */
const FRAME = 57_000;

/** 1,200 frames of 512 × 512 uncompressed (315 MB), and 5,000 JPEG frames of a real file's size (`jpeg`: a file with one), one fragment each. */
export async function largeRuns(folder: string, jpeg: string): Promise<readonly LargeRun[]> {
  const frame = jpegFrame(await readFile(jpeg));
  return [
    await written(folder, 'native, 315 MB', '1', '1.2.840.10008.1.2.1', 'x=', 1200, async (write) => {
      const pixels = Uint8Array.from({ length: SIDE * SIDE }, (_, at) => (at * 7) % 251);
      await write(head(SIDE * SIDE * 1200));
      for (let k = 0; k < 1200; k++) await write(pixels);
    }),
    await written(folder, 'JPEG, 5,000 frames', '2', '1.2.840.10008.1.2.4.50', 'xy', 5000, async (write) => {
      await write(head(0xffffffff));
      await write(item(0xe000, 0));
      for (let k = 0; k < 5000; k++) {
        await write(item(0xe000, frame.length));
        await write(frame);
      }
      await write(item(0xe0dd, 0));
    }),
  ];
}

async function written(
  folder: string,
  name: string,
  number: string,
  transferSyntax: string,
  option: string,
  frames: number,
  pixels: (write: (bytes: Uint8Array) => Promise<unknown>) => Promise<void>,
): Promise<LargeRun> {
  const [study, series, instance] = [`2.25.77${number}`, `2.25.77${number}1`, `2.25.77${number}11`];
  const path = join(folder, `${number}.dcm`);
  const file = await open(path, 'w');
  await file.write(part10Head({ sopClass: ULTRASOUND, instance, transferSyntax, implementation: '1.2.3' }));
  const elements = elementsOf({
    SOPClassUID: ULTRASOUND,
    SOPInstanceUID: instance,
    StudyDate: '20260131',
    Modality: 'IVUS',
    PatientName: 'Bench',
    PatientID: `BENCH-${number}`,
    StudyInstanceUID: study,
    SeriesInstanceUID: series,
    InstanceNumber: '1',
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    NumberOfFrames: String(frames),
    Rows: SIDE,
    Columns: SIDE,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
  });
  await file.write(encodedElements(elements));
  await pixels((bytes) => file.write(bytes));
  await file.close();
  return { name, path, study, series, option, transferSyntax };
}

/** (7FE0,0010) OB with its length. */
function head(length: number): Uint8Array {
  const bytes = Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0, 0, 0, 0);
  new DataView(bytes.buffer).setUint32(8, length, true);
  return bytes;
}

function item(element: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint16(0, 0xfffe, true);
  view.setUint16(2, element, true);
  view.setUint32(4, length, true);
  return new Uint8Array(view.buffer);
}

/** The first fragment that begins as a JPEG stream does. */
function jpegFrame(file: Buffer): Buffer {
  for (let at = file.indexOf(Buffer.from([0xfe, 0xff, 0x00, 0xe0])); at !== -1; ) {
    const length = file.readUInt32LE(at + 4);
    if (length > 0 && file.readUInt16BE(at + 8) === 0xffd8)
      return Buffer.concat([file.subarray(at + 8, at + 8 + length)], FRAME);
    at = file.indexOf(Buffer.from([0xfe, 0xff, 0x00, 0xe0]), at + 8);
  }
  throw new Error('the file holds no JPEG frame');
}
