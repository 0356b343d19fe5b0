import type { PolarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import type { Picture, Run } from '../../core/dicom/run.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { LumenAnswer, LumenGeometry } from '../../core/lumen/answer.ts';
import type { LumenOptions } from '../../core/lumen/find-lumen.ts';
import type { KeyOutline } from '../../core/lumen/propagate.ts';
import type { StructuredReport } from '../../core/report/dicom/read/structured-report.ts';
import type { Result } from '../../core/result.ts';
import type { FoundVessel } from '../../core/venogram/found.ts';
import type { SourceRef } from './byte-messages.ts';

/** What a file turned out to be: a run with the digest of its content, or a structured report with what it has drawn. */
export type Read = { readonly run: Run; readonly digest: string } | { readonly report: StructuredReport };

/** What is asked about the lumen of a frame: where the run shows ultrasound, and what is known of it beforehand. */
export interface LumenAsk extends Omit<LumenOptions, 'expected'> {
  readonly geometry: LumenGeometry;
  /** Accepted outlines before and after the frame, which lead the search between them. */
  readonly keys?: readonly KeyOutline[];
}

/** The border of a frame's lumen, with the knots of the outline that follows it (picture pixels). */
export interface FoundLumen {
  readonly answer: LumenAnswer;
  readonly knots: Contour;
}

/** What the window asks of a decoding worker. `open`, `frame`, `polar` and `lumen` are answered, one at a time, and so is `edges`, which brings its picture along; `bytes` comes first, `run` before the run's first frame, and again once more is known of its format; `key` is the number of the opening. A frame that is looked at (`seen`) is refused when its file has changed, wherever its bytes are. */
export type Request =
  | { readonly kind: 'bytes'; readonly port: MessagePort }
  | { readonly kind: 'open'; readonly source: SourceRef }
  | { readonly kind: 'run'; readonly key: number; readonly source: SourceRef; readonly run: Run }
  | { readonly kind: 'frame'; readonly key: number; readonly frame: number; readonly seen: boolean }
  | { readonly kind: 'polar'; readonly key: number; readonly frame: number; readonly plan: PolarPlan }
  | { readonly kind: 'lumen'; readonly key: number; readonly frame: number; readonly ask: LumenAsk }
  | { readonly kind: 'edges'; readonly picture: Picture; readonly clicks: Contour; readonly aspect: number };

/** What a decoding worker answers. */
export type Reply =
  | { readonly kind: 'opened'; readonly opened: Result<Run> }
  | { readonly kind: 'report'; readonly report: StructuredReport }
  | { readonly kind: 'decoded'; readonly picture: Result<Picture> }
  | { readonly kind: 'polar'; readonly samples: Result<Uint8Array<ArrayBuffer>> }
  | { readonly kind: 'lumen'; readonly found: Result<FoundLumen> }
  | { readonly kind: 'edges'; readonly found: Result<FoundVessel> };
