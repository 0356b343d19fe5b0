import type { PolarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import { outwards } from '../../core/dicom/longitudinal/outwards.ts';
import { crossings } from '../../core/geometry/crossings.ts';
import { remembered } from '../../core/remembered.ts';
import type { Outline, Role, RunRecord } from '../../core/session/document/document.ts';
import { readOutline } from '../../core/session/drawn/readings.ts';
import type { Landmark, LandmarkType } from '../../core/session/vein/landmark-types.ts';
import { STRETCHES } from '../../core/session/vein/segment.ts';
import { textScale } from '../ui/preferences.ts';

/** Where an outline crosses the plane of the cut: distances from the centre in widths of a pixel, positive towards the angle, ascending. */
export interface CutOutline {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly frame: number;
  /** False while it waits to be accepted. */
  readonly accepted: boolean;
  readonly crossings: readonly number[];
}

/** Where the outlines of a run cross the plane of the cut at an angle; one that the plane misses is not among them. */
export function outlinesCut(
  outlines: readonly Outline[],
  record: RunRecord,
  plan: PolarPlan,
  degrees: number,
): readonly CutOutline[] {
  return outlines
    .map((outline) => outlineCut(outline, record, plan, degrees))
    .filter((outline) => outline.crossings.length > 0);
}

const outlineCut = remembered(
  (outline: Outline, record: RunRecord, { centre, aspect }: PolarPlan, degrees: number): CutOutline => {
    const { id, name, role, frame, accepted } = outline;
    const { flat } = readOutline(outline, record);
    // A share of a straight line is the same however high the pixels are, so nothing has to be stretched.
    return { id, name, role, frame, accepted, crossings: crossings(flat, centre, outwards(degrees, aspect)) };
  },
);

/** The outlines that are drawn alike together: by role, accepted or not. */
export function alike(outlines: readonly CutOutline[]): readonly (readonly [CutOutline, ...CutOutline[]])[] {
  const groups = new Map<string, [CutOutline, ...CutOutline[]]>();
  for (const outline of outlines) {
    const look = `${outline.role} ${outline.accepted}`;
    const group = groups.get(look);
    if (group === undefined) groups.set(look, [outline]);
    else group.push(outline);
  }
  return [...groups.values()];
}

/** A mark's label in the cut: so far from the left in CSS pixels, in a row of its own where it would lie on another. */
export interface LaidLabel {
  readonly mark: Landmark;
  readonly text: string;
  readonly left: number;
  readonly row: number;
}

/** Names of stations that fit over a cut. */
const SHORT: Readonly<Record<LandmarkType, string>> = {
  ivc: 'IVC',
  confluence: 'Confluence',
  'proximal-landing': 'Landing',
  'lesion-start': 'Lesion starts',
  'lesion-end': 'Lesion ends',
  civ: 'CIV',
  eiv: 'EIV',
  'straight-eiv-start': 'Straight starts',
  'straight-eiv-end': 'Straight ends',
  'inguinal-ligament': 'Ligament',
  cfv: 'CFV',
};

/** CSS pixels of an average letter, and of the frame around a label. */
const LETTER = 6.4;
const AROUND = 12;

/** Labels of marks (in the order of their frames) over a cut of `width` CSS pixels, each in the first row in which it covers no other. */
export function layLabels(landmarks: readonly Landmark[], frames: number, width: number): readonly LaidLabel[] {
  const ends: number[] = [];
  return landmarks.map((landmark) => {
    const text = SHORT[landmark.station];
    const room = text.length * LETTER * textScale() + AROUND;
    const left = Math.max(0, Math.min(width - room, ((landmark.frame + 0.5) / frames) * width));
    const free = ends.findIndex((end) => end <= left);
    const row = free === -1 ? ends.length : free;
    ends[row] = left + room;
    return { mark: landmark, text, left, row };
  });
}

/** The stretches of which a run has both ends marked, from the lower frame to the higher. */
export function segmentsMarked(
  landmarks: readonly Landmark[],
): readonly { readonly name: keyof typeof STRETCHES; readonly first: number; readonly last: number }[] {
  const frameOf = (station: LandmarkType) => landmarks.find((landmark) => landmark.station === station)?.frame;
  return (['lesion', 'straight-eiv'] as const).flatMap((name) => {
    const [start, end] = STRETCHES[name].map(frameOf);
    if (start === undefined || end === undefined) return [];
    return [{ name, first: Math.min(start, end), last: Math.max(start, end) }];
  });
}
