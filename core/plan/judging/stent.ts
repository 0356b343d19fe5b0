import type { Millimetres } from '../../units.ts';
import type { Judgement } from '../answer.ts';
import type { JudgedSize } from '../devices.ts';
import type { Facts, Sizing } from '../facts.ts';
import type { Target } from '../target.ts';
import { OVERSIZE_MM, SHORTEST_STENT_MM } from '../target.ts';
import { judged, mm } from './wording.ts';

/** S30: an available size oversizes the reference within the window. */
export function judgeDiameter({ sizing }: Facts): Judgement {
  if (sizing === null) return NOT_SIZED;
  const fitting = fittingDiameter(sizing);
  const range = `reference ${mm(sizing.target.rvdMm)}, oversize ${OVERSIZE_MM.least} to ${OVERSIZE_MM.most} mm`;
  return fitting.length === 0
    ? judged('not-met', `No available diameter fits: ${range}.`)
    : judged('met', `Diameters that fit: ${listed(fitting.map(({ diameterMm }) => diameterMm))} (${range}).`);
}

/** S28, S39: a fitting diameter comes in a length that does not migrate. */
export function judgeLength({ sizing }: Facts): Judgement {
  if (sizing === null) return NOT_SIZED;
  const fitting = fittingDiameter(sizing);
  if (fitting.length === 0) return NO_DIAMETER;
  const long = longEnough(fitting);
  return long.length === 0
    ? judged('not-met', NO_LENGTH)
    : judged('met', `Lengths of at least ${SHORTEST_STENT_MM} mm: ${listed(long.map(({ lengthMm }) => lengthMm))}.`);
}

/** S29: a long enough stent of a fitting diameter ends in the straight external iliac vein. */
export function judgeLanding({ sizing }: Facts): Judgement {
  if (sizing === null) return NOT_SIZED;
  const fitting = fittingDiameter(sizing);
  if (fitting.length === 0) return NO_DIAMETER;
  const long = longEnough(fitting);
  if (long.length === 0) return judged('not-applicable', NO_LENGTH);
  const landing = long.filter(({ against }) => !against.includes('S29'));
  const { straightEivStartMm, straightEivEndMm } = sizing.target;
  const zone = `the straight external iliac vein (${mm(straightEivStartMm)} to ${mm(straightEivEndMm)}${settings(sizing.target)})`;
  return landing.length === 0
    ? judged('not-met', `No length that fits ends in ${zone}.`)
    : judged('met', `Lengths that end in ${zone}: ${listed(landing.map(({ lengthMm }) => lengthMm))}.`);
}

const NOT_SIZED = judged('not-applicable', 'Stents are sized only after every gate is passed.');
const NO_LENGTH = `No diameter that fits comes in a length of ${SHORTEST_STENT_MM} mm or more.`;
const NO_DIAMETER = judged('not-applicable', 'No available diameter fits the reference.');

function fittingDiameter({ sizes }: Sizing): readonly JudgedSize[] {
  return sizes.filter(({ against }) => !against.includes('S30'));
}

function longEnough(sizes: readonly JudgedSize[]): readonly JudgedSize[] {
  return sizes.filter(({ against }) => !against.includes('S28'));
}

/** The site settings that are not zero (D12), as part of a sentence. */
function settings({ minEivEngagementMm, proximalMarginMm, distalMarginMm, foreshorteningPct }: Target): string {
  const named: readonly (readonly [name: string, value: number, unit: string])[] = [
    ['engagement at least', minEivEngagementMm, 'mm'],
    ['proximal margin', proximalMarginMm, 'mm'],
    ['distal margin', distalMarginMm, 'mm'],
    ['foreshortening', foreshorteningPct, '%'],
  ];
  return named
    .filter(([, value]) => value !== 0)
    .map(([name, value, unit]) => `, ${name} ${value} ${unit}`)
    .join('');
}

function listed(lengths: readonly Millimetres[]): string {
  return `${[...new Set(lengths)].sort((a, b) => a - b).join(', ')} mm`;
}
