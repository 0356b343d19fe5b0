import type { Contour } from '../../geometry/point.ts';

/** Explicit VR FL holds 65,534 bytes: so many points a line has at most, the first one again at its end among them. */
const MOST_POINTS = 8191;

/** A closed line as DICOM has it: its first point once more at its end, and no more points than fit. */
export function closedLine(outline: Contour): Contour {
  const step = Math.ceil((outline.length + 1) / MOST_POINTS);
  const kept = step === 1 ? outline : outline.filter((_, index) => index % step === 0);
  const [first] = kept;
  return first === undefined ? kept : [...kept, first];
}
