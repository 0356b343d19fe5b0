import type { Shown } from '../../../core/report/cine-times.ts';
import type { Result } from '../../../core/result.ts';
import type { ScreenPicture } from '../messages.ts';

/** How the video is written: H.264 in MP4 where it can be, else what this window can write. */
export interface CineFormat {
  readonly codec: 'avc' | 'vp9' | 'vp8' | 'av1';
  readonly kind: 'mp4' | 'webm';
}

/** What the window asks of the worker that writes a video: which format it can write, then one video from `start` to `finish`. */
export type CineRequest =
  | { readonly kind: 'format'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'start'; readonly format: CineFormat; readonly title: string; readonly words: string }
  | ({ readonly kind: 'frame'; readonly shown: Shown; readonly number: number } & ScreenPicture)
  | { readonly kind: 'finish' };

/** What the worker answers, one at a time; the bytes come last. */
export type CineReply =
  | { readonly kind: 'format'; readonly format: CineFormat | null }
  | { readonly kind: 'taken'; readonly taken: Result<null> }
  | { readonly kind: 'finished'; readonly bytes: Result<Uint8Array<ArrayBuffer>> };
