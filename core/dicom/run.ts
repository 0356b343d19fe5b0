import type { Milliseconds } from '../units.ts';

/** One DICOM image object, single or multi-frame, as plain data: it crosses to workers and into saved sessions. */
export interface Run {
  readonly file: string;
  readonly identity: Identity;
  /** Transfer syntax UID. */
  readonly transferSyntax: string;
  readonly image: ImageFormat;
  readonly pixels: PixelIndex;
  readonly spacing: SpacingFacts;
  readonly clock: FrameClock;
  readonly pullback: Pullback;
}

/** Who and what the object is; an absent attribute is an empty string. */
export interface Identity {
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly modality: string;
  readonly patientName: string;
  readonly patientId: string;
  readonly studyDate: string;
  readonly studyDescription: string;
  readonly seriesDescription: string;
}

/** How stored samples are laid out and meant. */
export interface ImageFormat {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly samplesPerPixel: 1 | 3;
  /** As the header says it, upper case. */
  readonly photometric: string;
  /** PlanarConfiguration; 0 when absent. */
  readonly planar: 0 | 1;
  readonly bitsAllocated: 8 | 16;
  readonly bitsStored: number;
  readonly signed: boolean;
  /** Modality rescale; 1 and 0 when absent. */
  readonly slope: number;
  readonly intercept: number;
  /** The header's first window (in rescaled values), or null. */
  readonly window: { readonly center: number; readonly width: number } | null;
  readonly palette: Palette | null;
  /** True when the header says that the pixels went through lossy compression (0028,2110 = 01). */
  readonly lossy: boolean;
}

/** PALETTE COLOR look-up tables; entries are 8 bits each (16-bit entries >> 8). */
export interface Palette {
  readonly firstMapped: number;
  readonly red: Uint8Array;
  readonly green: Uint8Array;
  readonly blue: Uint8Array;
}

/** Where the bytes of each frame are in the source. Offsets are absolute. */
export type PixelIndex =
  | { readonly kind: 'native'; readonly offset: number; readonly bytesPerFrame: number }
  | { readonly kind: 'encapsulated'; readonly frames: readonly (readonly ByteRange[])[] };

export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Inclusive pixel indices, 0-based, as in (0018,6018)…(0018,601E). */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Everything the header says about scale, unjudged: calibrate() judges it. Kept in saved sessions. */
export interface SpacingFacts {
  readonly modality: string;
  readonly sopClassUid: string;
  readonly rows: number;
  readonly columns: number;
  /** null: no (0018,6011) at all. */
  readonly regions: readonly UltrasoundRegion[] | null;
  /** (0028,0030) [vertical, horizontal] mm, from the instance or, in enhanced objects, from the functional groups if it is one for all frames. */
  readonly pixelSpacing: readonly [row: number, column: number] | null;
  /** True when pixelSpacing comes from a functional group: pixel measures or, in X-ray, the object's pixel size in the centre of the beam. */
  readonly fromFunctionalGroups: boolean;
  /** (0028,0A02): GEOMETRY, FIDUCIAL or ''. */
  readonly calibrationType: string;
  /** (0028,0A04) */
  readonly calibrationDescription: string;
  /**
   * (0018,1164) [vertical, horizontal] mm at the detector; null also in a DERIVED image without Pixel Spacing,
   * whose matrix need no longer be the detector's.
   */
  readonly imagerPixelSpacing: readonly [row: number, column: number] | null;
  /** (0018,1114) */
  readonly magnification: number | null;
  /** (0018,1110) mm */
  readonly sourceToDetector: number | null;
  /** (0018,1111) mm */
  readonly sourceToPatient: number | null;
  /** (0028,0034) [vertical, horizontal] */
  readonly aspectRatio: readonly [vertical: number, horizontal: number] | null;
}

/** One item of the Sequence of Ultrasound Regions (0018,6011), as stored. */
export interface UltrasoundRegion {
  readonly spatialFormat: number;
  readonly dataType: number;
  readonly flags: number;
  readonly box: Box;
  readonly unitsX: number;
  readonly unitsY: number;
  readonly deltaX: number;
  readonly deltaY: number;
}

/** When each frame was taken, in ms from the first; a warning that begins NOMINAL names a stand-in, TIME_CONFLICT a contradiction. Unknown says why. */
export type FrameClock =
  | {
      readonly known: true;
      readonly timesMs: readonly Milliseconds[];
      readonly from: string;
      readonly warnings: readonly string[];
    }
  | { readonly known: false; readonly reason: string; readonly sentence: string };

/** How far the catheter moved per frame, only where the file proves it. */
export type Pullback =
  | {
      readonly known: true;
      readonly mmPerFrame: number;
      /** mm from the pullback's start, one per frame. */
      readonly positionsMm: readonly number[];
      readonly from: string;
      readonly warnings: readonly string[];
    }
  | { readonly known: false; readonly reason: string; readonly sentence: string };

/** Samples of one frame after decompression: interleaved by pixel, host byte order, in the stored colour space. */
export interface StoredFrame {
  readonly samples: Uint8Array | Uint16Array | Int16Array | Int8Array;
  /**
   * What the samples are: the header's photometric interpretation, except where the codestream itself decides
   * (an uncompressed YBR_FULL_422 stays two bytes a pixel; a JPEG's Adobe marker outranks the label).
   */
  readonly photometric: string;
}

/** A frame ready to be painted. */
export type Picture =
  | {
      readonly kind: 'grey';
      readonly rows: number;
      readonly columns: number;
      /** Stored values; shown value = slope × stored + intercept, then the window, then `invert`. */
      readonly pixels: Uint8Array | Uint16Array | Int16Array | Int8Array;
      readonly min: number;
      readonly max: number;
      readonly slope: number;
      readonly intercept: number;
      readonly invert: boolean;
      readonly window: { readonly center: number; readonly width: number };
    }
  | { readonly kind: 'colour'; readonly rows: number; readonly columns: number; readonly rgba: Uint8ClampedArray };
