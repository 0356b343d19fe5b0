import type { ByteSource } from '../dicom/bytes/source.ts';
import type { PixelIndex } from '../dicom/pixels/pixel-index.ts';
import type { ImageFormat, Run } from '../dicom/run.ts';

/** What a picture file says: how its samples are meant, where they are, and how fast a film wants to be looked at. */
export interface PictureFile {
  readonly transferSyntax: string;
  readonly image: ImageFormat;
  readonly pixels: PixelIndex;
  /** Frames a second; null for a picture. */
  readonly rate: number | null;
  readonly warnings: readonly string[];
}

/** A larger picture is refused, pixels. */
const MOST_PIXELS = 2 ** 26;

/** Why a picture of this size is not opened, as a predicate to put after the file's name; null where it is. */
export function sizeProblem(columns: number, rows: number): string | null {
  if (columns < 1 || rows < 1) return 'has no pixels';
  return columns * rows > MOST_PIXELS
    ? `has ${columns} × ${rows} pixels, more than this version shows; save it smaller`
    : null;
}

/** The layout of samples of one component, or of three in red, green and blue. */
export function imageFormat(
  shape: Pick<ImageFormat, 'rows' | 'columns' | 'samplesPerPixel' | 'photometric'> & Partial<ImageFormat>,
): ImageFormat {
  return {
    frames: 1,
    planar: 0,
    bitsAllocated: 8,
    bitsStored: shape.bitsAllocated ?? 8,
    signed: false,
    slope: 1,
    intercept: 0,
    modalityLut: null,
    presets: [],
    window: null,
    palette: null,
    lossy: false,
    ...shape,
  };
}

/** The run of a picture file: without patient, study, scale, clock and pullback, since such a file states none of them. */
export function pictureRun(source: ByteSource, { transferSyntax, image, pixels, rate, warnings }: PictureFile): Run {
  const { rows, columns, frames } = image;
  return {
    file: source.name,
    identity: NOBODY,
    transferSyntax,
    image,
    pixels,
    spacing: { ...NO_SPACING, rows, columns },
    clock: { known: false, reason: 'NO_CLOCK', sentence: frames > 1 ? FILM_CLOCK : PICTURE_CLOCK },
    viewingRate: rate,
    pullback: { known: false, reason: 'NO_PULLBACK', sentence: 'A picture file does not state a pullback speed.' },
    trim: null,
    overlays: [],
    subtraction: null,
    single: null,
    warnings,
  };
}

const FILM_CLOCK =
  'The file states how fast its film is played, not when its frames were taken: no times and no lengths follow from it.';
const PICTURE_CLOCK = 'A picture file does not state when it was taken.';

const NOBODY: Run['identity'] = {
  sopInstanceUid: '',
  sopClassUid: '',
  studyInstanceUid: '',
  seriesInstanceUid: '',
  modality: '',
  patientName: '',
  patientId: '',
  patientBirthDate: '',
  studyDate: '',
  studyTime: '',
  studyDescription: '',
  seriesDescription: '',
  seriesNumber: '',
  instanceNumber: '',
  takenAt: '',
};

const NO_SPACING: Omit<Run['spacing'], 'rows' | 'columns'> = {
  modality: '',
  sopClassUid: '',
  regions: null,
  pixelSpacing: null,
  fromFunctionalGroups: false,
  calibrationType: '',
  calibrationDescription: '',
  imagerPixelSpacing: null,
  magnification: null,
  sourceToDetector: null,
  sourceToPatient: null,
  matrix: 'original',
  aspectRatio: null,
};
