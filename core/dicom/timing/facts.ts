/** What a file states about the pace of its frames, each null where it does not. */
export interface ClockFacts {
  readonly frames: number;
  /** (0018,1063) ms */
  readonly frameTime: number | null;
  /** (0018,1065) ms */
  readonly frameTimeVector: readonly number[] | null;
  /** (0018,0040) frames a second, a whole number */
  readonly cineRate: number | null;
  /** (0008,2144) frames a second, a whole number: to look at, no statement about time by itself */
  readonly displayRate?: number | null;
  /** (0018,0072) s */
  readonly effectiveDuration: number | null;
  /** (0018,9074) of each frame's own functional group, in ms from the first; null unless every frame has one. */
  readonly frameDateTimes: readonly number[] | null;
  /** What dates the frames instead where they are files of their own. */
  readonly datedBy?: string;
}

/** Everything the header says about time and the catheter's movement, unjudged. */
export interface TimingFacts extends ClockFacts {
  /** (0028,0009): '00181063' for Frame Time, '00181065' for Frame Time Vector, '' when absent. */
  readonly increment: string;
  /** The statements on time that are there and cannot be read, by name and tag. */
  readonly unreadable?: readonly string[];
  /** (0018,3100) */
  readonly acquisition: string;
  /** (0018,3101) mm/s */
  readonly pullbackRate: number | null;
  /** (0018,3102) mm/beat */
  readonly gatedRate: number | null;
  /** (0018,3103), counted from 1 */
  readonly startFrame: number | null;
  /** (0018,3104), counted from 1 */
  readonly stopFrame: number | null;
  /** (0018,6060) ms from the first frame */
  readonly rWaves: readonly number[] | null;
}
