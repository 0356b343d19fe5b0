import { z } from 'zod';

/**
 * How a run's pictures lie on the screen: mirrored left to right first where `mirrored` says so, then turned clockwise by
 * quarter turns. It changes no reading: everything that is drawn stays in the pixels of the stored picture.
 */
export const displayOrientationSchema = z.strictObject({
  mirrored: z.boolean(),
  quarterTurns: z.literal([0, 1, 2, 3]),
});
export type DisplayOrientation = z.infer<typeof displayOrientationSchema>;
type QuarterTurns = DisplayOrientation['quarterTurns'];

/** The picture as it is stored. */
export const AS_STORED: DisplayOrientation = { mirrored: false, quarterTurns: 0 };

/** Four quarter turns are none. */
function quarters(count: number): QuarterTurns {
  return (((count % 4) + 4) % 4) as QuarterTurns;
}

/** The orientation after turning what is on the screen clockwise by quarter turns; negative is anticlockwise. */
export function rotatedBy({ mirrored, quarterTurns }: DisplayOrientation, count: number): DisplayOrientation {
  return { mirrored, quarterTurns: quarters(quarterTurns + count) };
}

/** The orientation after flipping what is on the screen: left and right, or top and bottom, change places. */
export function flipped(
  { mirrored, quarterTurns }: DisplayOrientation,
  across: 'left-right' | 'top-bottom',
): DisplayOrientation {
  const sideways: DisplayOrientation = { mirrored: !mirrored, quarterTurns: quarters(-quarterTurns) };
  return across === 'left-right' ? sideways : rotatedBy(sideways, 2);
}

/** True while the picture lies as it is stored. */
export function isAsStored({ mirrored, quarterTurns }: DisplayOrientation): boolean {
  return !mirrored && quarterTurns === 0;
}

/** Where a direction of the stored picture points on the screen, both 0…359 degrees clockwise from 12 o'clock. */
export function shownAngle({ mirrored, quarterTurns }: DisplayOrientation, degrees: number): number {
  return around(90 * quarterTurns + (mirrored ? -degrees : degrees));
}

/** Which direction of the stored picture points there on the screen: the way back of `shownAngle`. */
export function storedAngle({ mirrored, quarterTurns }: DisplayOrientation, shown: number): number {
  return around(mirrored ? 90 * quarterTurns - shown : shown - 90 * quarterTurns);
}

function around(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** The orientation in words, "rotated 90° clockwise, mirrored"; '' for the picture as it is stored. */
export function orientationText({ mirrored, quarterTurns }: DisplayOrientation): string {
  const turn = ['', 'rotated 90° clockwise', 'rotated 180°', 'rotated 90° anticlockwise'][quarterTurns] ?? '';
  return [mirrored ? 'mirrored' : '', turn].filter((text) => text !== '').join(', ');
}
