import type { Result } from '../../core/result.ts';
import type { Location } from '../shell/location.ts';

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

/** What a decoding worker asks the worker of bytes through its port; `look` asks whether the file is still the one that was opened. */
export type BytesAsk =
  | {
      readonly kind: 'read';
      readonly ask: number;
      readonly source: number;
      readonly offset: number;
      readonly length: number;
    }
  | { readonly kind: 'look'; readonly ask: number; readonly source: number };

/** What it gets; `bytes` (none for a look) are its own from then on. */
export type BytesReply =
  | { readonly ask: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ask: number; readonly problem: string };
