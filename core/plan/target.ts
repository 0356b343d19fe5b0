import type { Micrometres, Millimetres, Percent } from '../units.ts';
import { micrometres } from '../units.ts';
import type { Axis, PlanCase, Site } from './case.ts';
import type { LumenFacts } from './lumens.ts';

/** Shortest stent that may be implanted, inclusive, by its nominal length (S28, S39). */
export const SHORTEST_STENT_MM: Millimetres = 60;

/** Allowed oversize over the reference diameter, closed on both sides (S30, D8). */
export const OVERSIZE_MM = { least: 1, most: 4 } as const;

/** Site settings with their defaults put in (D12). */
interface CompleteSite {
  readonly minEivEngagementMm: Millimetres;
  readonly proximalMarginMm: Millimetres;
  readonly distalMarginMm: Millimetres;
  readonly foreshorteningPct: Percent;
  /** Null when the site has set none: pairs are then not listed. */
  readonly minOverlapMm: Millimetres | null;
}

/** What a stent has to fit: the reference diameter, the landing zone and the site's margins. */
export interface Target extends CompleteSite {
  readonly rvdMm: Millimetres;
  readonly proximalLandingMm: Millimetres;
  readonly lesionStartMm: Millimetres;
  readonly lesionEndMm: Millimetres;
  readonly straightEivStartMm: Millimetres;
  readonly straightEivEndMm: Millimetres;
}

/** The site settings with 0 (no overlap) for what was left out. */
function completeSite(site: Site): CompleteSite {
  return {
    minEivEngagementMm: site.minEivEngagementMm ?? 0,
    proximalMarginMm: site.proximalMarginMm ?? 0,
    distalMarginMm: site.distalMarginMm ?? 0,
    foreshorteningPct: site.foreshorteningPct ?? 0,
    minOverlapMm: site.minOverlapMm ?? null,
  };
}

/** What a stent of this case has to fit; null while the reference in mm or an axis value is missing. */
export function targetOf(planCase: PlanCase, { reference }: LumenFacts): Target | null {
  const axis: Axis = planCase.axis ?? {};
  const { proximalLandingMm, lesionStartMm, lesionEndMm, straightEivStartMm, straightEivEndMm } = axis;
  if (reference?.unit !== 'mm') return null;
  if (proximalLandingMm === undefined || lesionStartMm === undefined || lesionEndMm === undefined) return null;
  if (straightEivStartMm === undefined || straightEivEndMm === undefined) return null;
  return {
    ...completeSite(planCase.site ?? {}),
    rvdMm: reference.diameter,
    proximalLandingMm,
    lesionStartMm,
    lesionEndMm,
    straightEivStartMm,
    straightEivEndMm,
  };
}

/** Length of a stent once deployed: the nominal length less the site's foreshortening. */
export function deployedLength(lengthMm: Millimetres, { foreshorteningPct }: Target): Millimetres {
  return lengthMm * (1 - foreshorteningPct / 100);
}

/** The nominal diameters that oversize a reference by an allowed amount (S30), in steps of 0.1 mm that lie inside. */
export function admissibleDiameters(rvdMm: Millimetres): { readonly least: Millimetres; readonly most: Millimetres } {
  const step = 100;
  const [from, to] = [OVERSIZE_MM.least, OVERSIZE_MM.most].map((over) => micrometres(rvdMm) + micrometres(over));
  return { least: Math.ceil((from ?? 0) / step) / 10, most: Math.floor((to ?? 0) / step) / 10 };
}

/** Whether an oversize is an allowed one, also by the manufacturer's own window where there is one (S30). */
export function isAllowedOversize(over: Micrometres, ifu: readonly [number, number] | null): boolean {
  return isWithin(over, OVERSIZE_MM.least, OVERSIZE_MM.most) && (ifu === null || isWithin(over, ifu[0], ifu[1]));
}

function isWithin(over: Micrometres, least: Millimetres, most: Millimetres): boolean {
  return micrometres(least) <= over && over <= micrometres(most);
}

/** Nominal diameter less the reference diameter, each rounded to whole micrometres. */
export function oversize(diameterMm: Millimetres, { rvdMm }: Target): Micrometres {
  return micrometres(diameterMm) - micrometres(rvdMm);
}

/** How far an oversize stays from both edges of the allowed window. */
export function windowMargin(over: Micrometres): Micrometres {
  return Math.min(over - micrometres(OVERSIZE_MM.least), micrometres(OVERSIZE_MM.most) - over);
}

/** Whether a nominal length may be implanted at all (S28). */
export function isLongEnough(lengthMm: Millimetres): boolean {
  return micrometres(lengthMm) >= micrometres(SHORTEST_STENT_MM);
}

/** Where a stent of a deployed length (whole micrometres) ends on the axis. */
export function distalEnd(deployed: Micrometres, { proximalLandingMm }: Target): Micrometres {
  return micrometres(proximalLandingMm) + deployed;
}

/** Whether a distal end lies in the straight external iliac vein, far enough in (S29). */
export function landsStraight(end: Micrometres, target: Target): boolean {
  const first = micrometres(target.straightEivStartMm) + micrometres(target.minEivEngagementMm);
  return first <= end && end <= micrometres(target.straightEivEndMm);
}

/** Whether a stent up to this distal end covers the lesion with the site's margins on both sides (D11). */
export function coversLesion(end: Micrometres, target: Target): boolean {
  const { proximalLandingMm, proximalMarginMm, lesionStartMm, lesionEndMm, distalMarginMm } = target;
  const starts = micrometres(proximalLandingMm) + micrometres(proximalMarginMm) <= micrometres(lesionStartMm);
  return starts && end >= micrometres(lesionEndMm) + micrometres(distalMarginMm);
}
