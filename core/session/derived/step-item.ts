/** One thing that the plan needs. */
export interface StepItem {
  /** Its path in the `missing` of a plan; "runs.modality" and "runs.scale" for what a tracing presupposes. */
  readonly path: string;
  /** What to do, as a short order. */
  readonly text: string;
  readonly done: boolean;
  /** What made it necessary after the way had begun; null for what every case needs. */
  readonly because: string | null;
  /** Id of the outline that it is about, where tracing another would not help. */
  readonly outline: string | null;
}
