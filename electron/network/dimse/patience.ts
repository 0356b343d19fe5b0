import { type Patience, USUAL } from '../transfer/patience.ts';

/** Also how long, in ms, a peer may take to stop what was cancelled, and to end an association. */
export interface DimsePatience extends Patience {
  readonly cancelMs: number;
  readonly releaseMs: number;
}

/** The patience with archives and devices that speak DIMSE. */
export const PATIENCE: DimsePatience = { ...USUAL, cancelMs: 5000, releaseMs: 3000, waits: [2000, 8000] };
