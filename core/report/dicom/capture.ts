import { joined } from '../../dicom/bytes/joined.ts';
import { greatestOf } from '../../extremes.ts';
import type { Raster } from '../figure/raster.ts';
import { CODES } from './codes.ts';
import { type Issue, type ObjectKind, objectFile, type ReferencedRun } from './common.ts';
import { oneFrame } from './referenced.ts';
import { coded } from './sr-items.ts';

/** Multi-frame True Color Secondary Capture (PS3.3 A.8.5). */
const REPORT_CAPTURE: ObjectKind = {
  name: 'report capture',
  sopClass: '1.2.840.10008.5.1.4.1.1.7.4',
  modality: 'OT',
  series: 9102,
  description: 'IVUS Planner key frames',
};

/** One page of a capture: its picture and the frame (from 1) that it shows. */
export interface CapturePage {
  readonly picture: Raster;
  readonly run: string;
  readonly frame: number;
}

/**
 * Key frames as pages of one colour object that any archive shows; nothing can be measured on it, so it carries no pixel size. Pages that are
 * smaller than the largest are put on black. Null without a page.
 */
export function capture(
  pages: readonly CapturePage[],
  issue: Issue,
  runs: readonly ReferencedRun[],
  lossy: Lossy,
): Uint8Array | null {
  if (pages.length === 0) return null;
  const columns = greatestOf(pages.map(({ picture }) => picture.columns));
  const rows = greatestOf(pages.map(({ picture }) => picture.rows));
  const pixels = joined(pages.map(({ picture }) => onBlack(picture, columns, rows)));
  return objectFile(issue, REPORT_CAPTURE, {
    ImageType: ['DERIVED', 'SECONDARY'],
    // Demanded of a paired part of the body (2C).
    Laterality: issue.laterality,
    ConversionType: 'WSD',
    SecondaryCaptureDeviceManufacturer: issue.program.name,
    SecondaryCaptureDeviceManufacturerModelName: issue.program.name,
    SecondaryCaptureDeviceSoftwareVersions: issue.program.version,
    PatientOrientation: '',
    DerivationDescription: 'Key frames with traced lumens; not for measurement',
    SourceImageSequence: pages.flatMap(({ run, frame }) => {
      const known = runs.find(({ uid }) => uid === run);
      if (known === undefined) return [];
      return [
        {
          ...oneFrame(known, frame),
          PurposeOfReferenceCodeSequence: [coded(CODES.sourceImage)],
        },
      ];
    }),
    SamplesPerPixel: 3,
    PhotometricInterpretation: 'RGB',
    PlanarConfiguration: 0,
    NumberOfFrames: pages.length,
    FrameIncrementPointer: '00182001',
    PageNumberVector: pages.map((_, index) => index + 1),
    Rows: rows,
    Columns: columns,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    BurnedInAnnotation: 'YES',
    RecognizableVisualFeatures: 'NO',
    LossyImageCompression: lossy === null ? '00' : '01',
    LossyImageCompressionRatio: lossy?.ratio,
    LossyImageCompressionMethod: lossy?.method,
    PixelData: pixels,
  });
}

/** What the source says of its lossy compression (0028,2112 and 2114 as they stand); null where nothing was lost. */
export type Lossy = { readonly ratio: string | undefined; readonly method: string | undefined } | null;

function onBlack({ columns, rows, rgb }: Raster, width: number, height: number): Uint8Array {
  if (columns === width && rows === height) return rgb;
  const page = new Uint8Array(3 * width * height);
  const [left, top] = [Math.floor((width - columns) / 2), Math.floor((height - rows) / 2)];
  for (let y = 0; y < rows; y++)
    page.set(rgb.subarray(3 * y * columns, 3 * (y + 1) * columns), 3 * ((top + y) * width + left));
  return page;
}
