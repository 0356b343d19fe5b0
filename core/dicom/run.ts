import type { Milliseconds } from '../units.ts';
import type { Identity } from './header/identity.ts';
import type { PixelIndex } from './pixels/pixel-index.ts';
import type { TimingFacts } from './timing/facts.ts';
import type { Taken } from './timing/taken.ts';

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
  /** Frames a second at which the file wants to be looked at (0008,2144), for a run without a clock; null: it does not say. No statement about time. */
  readonly viewingRate: number | null;
  readonly pullback: Pullback;
  /** The frames (from 0) that the file wants played (0008,2142)…(0008,2143); null: all. Numbers and lengths stay those of the whole run. */
  readonly trim: { readonly first: number; readonly last: number } | null;
  /** Drawings that the file lays over its picture (groups 60xx). */
  readonly overlays: readonly FileOverlay[];
  /** How the file wants a mask subtracted (0028,6100); null: not at all. */
  readonly subtraction: Subtraction | null;
  /** What a file of one frame states that counts beside others of its series; null for more frames. */
  readonly single: SingleFrame | null;
  /** Sentences on what in the file is unreadable, contradictory or left out, in the order in which it was found. */
  readonly warnings: readonly string[];
}

/** What a file of one frame states that tells something only beside the other files of its series. */
export interface SingleFrame {
  readonly timing: TimingFacts;
  /** When it was taken, by each attribute that says so, the nearest to the picture first. */
  readonly taken: readonly Taken[];
  /** The angles from which an X-ray picture was taken (0018,1510), (0018,1511), as written. */
  readonly angles: readonly string[];
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
  /** Stored → rescaled values where the file has a table for it (0028,3000) instead of slope and intercept. */
  readonly modalityLut: LookUpTable | null;
  /** Every way in which the file wants its values shown: windows first, then tables. */
  readonly presets: readonly Preset[];
  /** The header's first window (in rescaled values), or one for the whole of a deep grey run; else null. */
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

/** A table from values to values of `bits` bits; `first` is the value of entry 0, values beyond either end take the nearest entry. */
export interface LookUpTable {
  readonly first: number;
  readonly bits: number;
  readonly entries: Uint16Array;
}

/** A named way to show rescaled values: through a window, or through a table (VOI LUT, sigmoid). */
export type Preset =
  | { readonly kind: 'window'; readonly name: string; readonly center: number; readonly width: number }
  | { readonly kind: 'table'; readonly name: string; readonly table: LookUpTable };

/** A drawing in one bit a pixel, the first pixel in the lowest bit; frames follow each other without padding. */
export interface FileOverlay {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Where its first pixel lies in the picture, counted from 0; may be negative. */
  readonly top: number;
  readonly left: number;
  /** How many frames it has, and the frame of the picture (from 0) that its first one belongs to; null: one drawing for every frame. */
  readonly frames: { readonly count: number; readonly first: number } | null;
  readonly bits: Uint8Array;
}

/** Digital subtraction as the file asks for it: for each frame the frames of its mask; or why it cannot be done. */
export type Subtraction =
  | {
      readonly possible: true;
      /** For each frame (from 0) the mask frames to average; null where nothing is subtracted. */
      readonly masks: readonly (readonly number[] | null)[];
      /** How far the mask is moved, in pixels down and to the right. */
      readonly shift: readonly [down: number, right: number];
      /** Values are proportional to dose (0028,1040 LIN): logarithms are subtracted. */
      readonly logarithmic: boolean;
      /** The file recommends the subtracted view (0028,1090). */
      readonly recommended: boolean;
    }
  | { readonly possible: false; readonly sentence: string };

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
  /** (0018,1164) [vertical, horizontal] mm at the detector. */
  readonly imagerPixelSpacing: readonly [row: number, column: number] | null;
  /** (0018,1114) */
  readonly magnification: number | null;
  /** (0018,1110) mm */
  readonly sourceToDetector: number | null;
  /** (0018,1111) mm */
  readonly sourceToPatient: number | null;
  /** Whether the pixels are those that the machine took: derived (0008,0008), or said to be resampled (there or in 0008,9215). */
  readonly matrix: 'original' | 'derived' | 'resampled';
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

/** When each frame was taken, in ms from the first; a warning names a stand-in or a contradiction. Unknown says why. */
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
  /** Only to be read: uncompressed samples may lie in the source's own memory. */
  readonly samples: Uint8Array | Uint16Array | Int16Array | Int8Array;
  /** What the samples are: the header's photometric interpretation, except where the codestream itself decides (an uncompressed YBR_FULL_422 stays two bytes a pixel; a JPEG's Adobe marker outranks the label). */
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
      /** All pixels lie between these; the least and the greatest themselves where the window spans what the frame holds. */
      readonly min: number;
      readonly max: number;
      readonly slope: number;
      readonly intercept: number;
      readonly invert: boolean;
      readonly window: { readonly center: number; readonly width: number };
      /** The file's own way from rescaled values to brightness where it is a table and no window; else null. */
      readonly table: LookUpTable | null;
    }
  | { readonly kind: 'colour'; readonly rows: number; readonly columns: number; readonly rgba: Uint8ClampedArray }
  /** Of a file in colour a frame that has none: red, green and blue are the brightness everywhere, of which there is one byte a pixel. */
  | { readonly kind: 'colour'; readonly rows: number; readonly columns: number; readonly luma: Uint8Array };
