import type { CopyItem } from '../../core/copies/one-copy.ts';
import type { FileLocation } from '../shell/location.ts';

/** A file to be copied by the page itself. */
export interface PageItem extends Omit<CopyItem, 'file'> {
  readonly location: FileLocation;
}

/** What a page asks its worker for: copies, and the session on them or none; their names begin with `stem`. */
export interface PageWish {
  readonly items: readonly PageItem[];
  readonly session: string | null;
  readonly stem: string;
}

/** What the worker says: how far it is (0 to 1), and at the end the copies with one sentence for whatever was not copied. */
export type PageWord =
  | { readonly kind: 'share'; readonly share: number }
  | {
      readonly kind: 'done';
      readonly files: readonly { readonly name: string; readonly blob: Blob }[];
      readonly copies: number;
      readonly problems: readonly string[];
    };
