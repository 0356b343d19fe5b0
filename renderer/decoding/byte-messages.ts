import type { ByteRange } from '../../core/dicom/pixels/pixel-index.ts';
import type { Result } from '../../core/result.ts';
import type { Location } from '../shell/location.ts';
import type { BlockPart, SharedBlocks } from './block-memory.ts';

/** A file (or several as one) of which the worker of bytes knows the place: its number, name and length. */
export interface SourceRef {
  readonly id: number;
  readonly name: string;
  readonly size: number;
}

/** What the window tells the worker of bytes: where a source is; a decoding worker's port; or that it wants a digest, which is answered. */
export type BytesRequest =
  | { readonly kind: 'source'; readonly id: number; readonly location: Location }
  | { readonly kind: 'port'; readonly port: MessagePort }
  | { readonly kind: 'digest'; readonly id: number };

/** The digest of a source. */
export interface DigestReply {
  readonly id: number;
  readonly digest: Result<string>;
}

/** What a decoding worker asks the worker of bytes through its port; `look` asks whether the file is still the one that was opened, `glance` reads ranges without that, one after the other in one piece; `took` says what it found in the memory by itself, and is not answered. */
export type BytesAsk =
  | {
      readonly kind: 'took';
      readonly source: number;
      readonly offset: number;
      readonly length: number;
      readonly relies: boolean;
    }
  | {
      readonly kind: 'read';
      readonly ask: number;
      readonly source: number;
      readonly offset: number;
      readonly length: number;
      /** Where it was said to be, other bytes have come meanwhile. */
      readonly alone: boolean;
      /** Somebody relies on the bytes: the file is looked at with whatever is read from now on. */
      readonly relies: boolean;
    }
  | { readonly kind: 'glance'; readonly ask: number; readonly source: number; readonly ranges: readonly ByteRange[] }
  | { readonly kind: 'look'; readonly ask: number; readonly source: number };

/** What it gets: first, where workers may share it, the memory of blocks; then `bytes` (none for a look) that are its own from then on, or where in that memory they are. */
export type BytesReply =
  | { readonly memory: SharedBlocks }
  | { readonly ask: number; readonly parts: readonly BlockPart[] }
  | { readonly ask: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ask: number; readonly problem: string };
