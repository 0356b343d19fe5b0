import type { Contour } from '../geometry/point.ts';

/** One figure that a measuring tool reads off: a length in the unit of the places it was given, or an angle. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly of: 'length' | 'degrees';
}

/** A measuring tool: so many places of the hand, and what they say. It knows no picture and no screen. */
export interface MeasuringTool {
  /** What a new one is called, with a number after it. */
  readonly title: string;
  /** How many places the hand gives; with `orMore` at least so many. */
  readonly places: number;
  /** True when any number of places may follow; one smooth line runs through all of them. */
  readonly orMore: boolean;
  /** The lines between its places, each through the places of these numbers. */
  readonly lines: readonly (readonly number[])[];
  /** What its lines end in: a bar across each end, an arrow's head at the last place, or nothing. */
  readonly ends: 'bars' | 'head' | 'plain';
  /** True when the operator writes something beside it. */
  readonly worded: boolean;
  /** What it says of its places (in one unit of length, axes to scale); empty where it only points. */
  read(places: Contour): readonly Figure[];
}
