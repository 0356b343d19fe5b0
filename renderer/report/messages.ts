import type { Picture, Run } from '../../core/dicom/run.ts';
import type { ReportContent } from '../../core/report/content.ts';
import type { Looked } from '../../core/report/figure/raster.ts';
import type { Stroke } from '../../core/report/figure/strokes.ts';
import type { Form, FormFile } from '../../core/report/forms.ts';
import type { Issued, Numbered } from '../../core/report/issued.ts';
import type { ReportAsked } from '../../core/report/making.ts';
import type { Result } from '../../core/result.ts';
import type { DisplayOrientation } from '../../core/session/document/display-orientation.ts';
import type { Session } from '../../core/session/document/document.ts';
import type { Location } from '../shell/location.ts';

/** A report as the window asks for it: of a session and the runs at hand, after what was issued before, at a moment (ISO 8601). */
export interface Wanted {
  readonly session: Session;
  readonly runs: readonly { readonly run: Run; readonly location: Location }[];
  readonly asked: ReportAsked;
  readonly known: Issued;
  readonly moment: string;
}

/** A frame as it is on the screen, with what is drawn on it, in the pixels of the run. */
export interface ScreenPicture {
  readonly picture: Picture;
  readonly look: Looked;
  readonly display: DisplayOrientation;
  readonly strokes: readonly Stroke[];
}

/** What the window asks of the worker that makes reports, one after the other: what a report says, and then its files. */
export type Request =
  | ({ readonly kind: 'make' } & Wanted)
  | ({ readonly kind: 'picture' } & ScreenPicture)
  /** The report made last, with the decoded key frames by the ids of their lumens. */
  | {
      readonly kind: 'print';
      readonly forms: readonly Form[];
      readonly pictures: readonly (readonly [string, Picture])[];
    };

/** What a report says, which issue it is, and the list of issues once it is out. */
export interface Made {
  readonly content: ReportContent;
  readonly numbered: Numbered;
  readonly issued: Issued;
}

/** What the worker answers. */
export type Reply =
  | { readonly kind: 'drawn'; readonly png: Result<Uint8Array> }
  | { readonly kind: 'made'; readonly made: Result<Made> }
  | { readonly kind: 'printed'; readonly files: Result<readonly FormFile[]> };
