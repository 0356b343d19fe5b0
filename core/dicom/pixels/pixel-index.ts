/** Where the bytes of each frame are in the source. */
export type PixelIndex = FrameIndex | VideoIndex | FilesIndex;

/** Frames that stand for themselves. Offsets are absolute. `swapped`: bytes stand in pairs the wrong way round. */
export type FrameIndex =
  | { readonly kind: 'native'; readonly offset: number; readonly bytesPerFrame: number; readonly swapped?: true }
  | { readonly kind: 'encapsulated'; readonly frames: readonly (readonly ByteRange[])[] }
  /** By the file's offset table: each frame's pieces one after the other with their 8-byte item headers, checked when they are read. */
  | { readonly kind: 'tabled'; readonly frames: readonly ByteRange[] };

/** A run that is stored as single frames: each frame is the only one of a file, and the files follow each other in the source. */
export interface FilesIndex {
  readonly kind: 'files';
  readonly frames: readonly FrameFile[];
}

/** The file of one frame, where it begins in the source, and where its frame is in the file. */
export interface FrameFile {
  readonly file: string;
  readonly sopInstanceUid: string;
  readonly start: number;
  readonly size: number;
  readonly pixels: FrameIndex;
}

/** One H.264 stream over all fragments, cut into frames in the order in which they are decoded, and how its samples are meant. */
export interface VideoIndex {
  readonly kind: 'video';
  readonly fragments: readonly ByteRange[];
  readonly units: readonly VideoUnit[];
  /** As browsers name it, such as avc1.640028. */
  readonly codec: string;
  readonly fullRange: boolean;
  readonly matrix: 'BT.601' | 'BT.709';
  /** What a decoder has to be given first where the stream does not hold it, as in MP4 files; its units then begin with their lengths. */
  readonly description?: Uint8Array<ArrayBuffer>;
}

/** The compressed bytes of one frame of a video. */
export interface VideoUnit {
  /** Counted in the stream, without the fragments' item headers. */
  readonly offset: number;
  readonly length: number;
  /** True when decoding can begin here. */
  readonly key: boolean;
  /** Its number on the screen (from 0). */
  readonly frame: number;
}

export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}
