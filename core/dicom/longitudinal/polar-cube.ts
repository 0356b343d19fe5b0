import type { PolarPlan } from './longitudinal.ts';

/** The samples of a run by angle, then column, then radius, filled column by column: what one direction shows lies in one piece. */
export interface PolarCube {
  readonly plan: PolarPlan;
  readonly samples: Uint8Array;
  /** For each column whether its frame has come. */
  readonly filled: Uint8Array;
}

/** A cube of which no frame has come yet: `angles` × `columns` × `radii` bytes. */
export function emptyCube(plan: PolarPlan): PolarCube {
  const { angles, columns, radii } = plan;
  return { plan, samples: new Uint8Array(angles * columns * radii), filled: new Uint8Array(columns) };
}

/** Puts the samples of a frame (as polarSamples gives them) into its column. */
export function fillColumn({ plan, samples, filled }: PolarCube, column: number, polar: Uint8Array): void {
  const { angles, columns, radii } = plan;
  for (let angle = 0; angle < angles; angle++) {
    samples.set(polar.subarray(angle * radii, (angle + 1) * radii), (angle * columns + column) * radii);
  }
  filled[column] = 1;
}

/** Both halves of the cut at an angle (degrees clockwise from 12 o'clock): each `columns` × `radii` bytes, a column's samples outwards from the centre. */
export function cutAt({ plan, samples }: PolarCube, degrees: number): readonly [towards: Uint8Array, away: Uint8Array] {
  const { angles, columns, radii } = plan;
  const size = columns * radii;
  const half = (index: number): Uint8Array => {
    const angle = ((index % angles) + angles) % angles;
    return samples.subarray(angle * size, (angle + 1) * size);
  };
  const index = Math.round((degrees * angles) / 360);
  return [half(index), half(index + angles / 2)];
}
