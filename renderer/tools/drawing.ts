import type { Contour, Point } from '../../core/geometry/point.ts';
import type { MeasurementKind } from '../../core/measure/registry.ts';
import type { Result } from '../../core/result.ts';
import type { Command } from '../../core/session/document/commands.ts';
import type { RunRecord, Session } from '../../core/session/document/document.ts';
import type { MeasurementReading } from '../../core/session/drawn/measurement-readings.ts';
import type { OutlineReading } from '../../core/session/drawn/readings.ts';
import type { Drawing } from '../state/store.ts';
import type { DrawingToolName, Tool, Tracing } from '../state/tool.ts';
import type { ToScreen } from './handles.ts';

/** One touch of the hand while a tool draws. */
export interface Touch {
  /** Picture pixels, kept on the picture. */
  readonly place: Point;
  /** Milliseconds since the press before this one. */
  readonly sinceLast: number;
  readonly toScreen: ToScreen;
}

/** The places set so far, and whether the drawing is finished with them. */
export interface Drawn {
  readonly places: Contour;
  readonly done: boolean;
}

/** What a finished drawing becomes part of. */
export interface Making {
  readonly session: Session;
  readonly record: RunRecord;
  /** The id of what is made. */
  readonly id: string;
  /** What was said of the next outline before it was traced; null: nothing. */
  readonly tracing: Tracing | null;
  /** Picture pixels that a CSS pixel covers: as fine as the hand can draw. */
  readonly finest: number;
}

/** An outline that is being drawn, as it shows itself (picture pixels). */
export interface OutlineSketch {
  readonly kind: 'outline';
  readonly line: Contour;
  readonly closed: boolean;
  readonly handles: Contour;
  /** null while there is too little of it. */
  readonly reading: OutlineReading | null;
  /** From the last place to the pointer. */
  readonly rubber: readonly [Point, Point] | null;
  /** Where a press would close it. */
  readonly closesAt: Point | null;
}

/** A measurement that is being drawn, with the pointer as its next place. */
interface MeasurementSketch {
  readonly kind: 'measurement';
  readonly of: MeasurementKind;
  readonly points: Contour;
  /** null while a place is missing. */
  readonly reading: MeasurementReading | null;
  /** True when only its words are missing. */
  readonly asksText: boolean;
}

/** What of a drawing is shown before it is finished. */
export type Sketch = OutlineSketch | MeasurementSketch;

/** A tool that draws something new: from touches to places, from places to a command. It keeps nothing itself and knows no screen library. */
export interface DrawingTool {
  /** True when it traces a lumen, so that it can also trace one again. */
  readonly traces: boolean;
  /** The tool that takes over when a drawing is finished; selecting without it. */
  readonly next?: Tool;
  /** The tool that takes over when the first press is drawn on instead of let go: all of the line in one stroke. */
  readonly stroke?: DrawingToolName;
  /** The places after a press. */
  press(places: Contour, touch: Touch): Drawn;
  /** The places while the pressed pointer moves; `pressed` are those after the press. Without it the tool is worked by clicks alone. */
  drag?(places: Contour, pressed: Contour, touch: Touch): Contour;
  /** The places when the pointer that was moved or not is let go. */
  release?(places: Contour, moved: boolean): Drawn;
  /** The places with the last step taken back. */
  takeBack(places: Contour): Contour;
  /** The pointer's shape: what a press there would do. */
  cursor(places: Contour, touch: Touch): string;
  /** What is shown of it, with the pointer at a place (picture pixels) or elsewhere. */
  sketch(places: Contour, pointer: Point | null, record: RunRecord): Sketch;
  /** How far it is, in one sentence, while there is nothing to read off yet. */
  progress(places: Contour): string;
  /** The command that makes it part of the session; refused in one sentence while something is missing. */
  finish(drawing: Drawing, making: Making): Result<Command>;
}
