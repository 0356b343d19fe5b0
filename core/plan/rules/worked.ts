import type { Contour, Point } from '../../geometry/point.ts';
import type { Axis, Findings, PlanCase, PlanLumen, Product, Site } from '../case.ts';

/** How a worked case differs from the base case: answers and settings are merged in, lumens and products replace all. */
export interface Deviation {
  readonly findings?: Findings;
  readonly lumens?: readonly Ellipse[];
  readonly axis?: Axis;
  readonly site?: Site;
  readonly products?: readonly Product[];
}

/** A lumen of a worked case: an ellipse of two axes and what it stands for. */
export interface Ellipse extends Partial<Omit<PlanLumen, 'contour' | 'id'>> {
  readonly long: number;
  readonly short: number;
}

const BASE_FINDINGS = {
  side: 'left',
  dvt: 'excluded',
  duplexExtent: 'cfv-to-calf',
  cfvWaveform: 'phasic',
  wholeLegSwelling: 'no',
  pelvicImaging: 'ctv',
  pelvicThrombus: 'no',
  otherCauses: {
    heartFailure: 'excluded',
    renalDisease: 'excluded',
    liverDisease: 'excluded',
    hypoproteinaemia: 'excluded',
    medications: 'excluded',
    primaryLymphoedema: 'excluded',
  },
  mass: { present: 'no', characterisedBy: 'contrast-ct' },
  oedema: 'asymmetric',
  qualityOfLife: 'significantly-affected',
  genitalOedema: 'no',
  postThrombotic: 'no',
  priorVte: 'no',
  venography: 'recorded',
  ivus: 'recorded',
  lesionBehaviour: 'fixed',
} as const satisfies Findings;

const BASE_AXIS = {
  method: 'marker-catheter',
  proximalLandingMm: 0,
  lesionStartMm: 4,
  lesionEndMm: 26,
  straightEivStartMm: 64,
  straightEivEndMm: 112,
} as const satisfies Axis;

/** The lesion of the base case (METHODOLOGY section 5, case 1), in two states. */
export const LESION: readonly Ellipse[] = [
  { role: 'lesion', segment: 'CIV', state: 'expiration', long: 18, short: 4.2, primary: true },
  { role: 'lesion', segment: 'CIV', state: 'inspiration', long: 18, short: 4.2 },
];

/** The reference of the base case: a normal external iliac vein of 12.8 mm mean diameter. */
export const REFERENCE: Ellipse = {
  role: 'reference',
  segment: 'EIV',
  state: 'expiration',
  long: 13.4,
  short: 12.2,
  normal: true,
};

/** A lesion in two states with one shortest diameter. */
export function lesionOf(long: number, short: number): readonly Ellipse[] {
  return LESION.map((lesion) => ({ ...lesion, long, short }));
}

/** A fictitious product of one size, available and verified unless told otherwise. */
export function stent(diameterMm: number, lengthMm: number, words: Partial<Product> = {}): Product {
  const size = { diametersMm: [diameterMm], lengthsMm: [lengthMm] };
  return { id: 'fictitious', ...size, status: 'available', verified: true, ...words };
}

/** The plan case of METHODOLOGY section 5, case 1, with a deviation put in. */
export function workedCase({ findings, lumens, axis, site, products }: Deviation): PlanCase {
  return {
    format: 'ivus-plan-case/1',
    findings: {
      ...BASE_FINDINGS,
      ...findings,
      otherCauses: { ...BASE_FINDINGS.otherCauses, ...findings?.otherCauses },
      mass: { ...BASE_FINDINGS.mass, ...findings?.mass },
    },
    lumens: (lumens ?? [...LESION, REFERENCE]).map(drawn),
    axis: { ...BASE_AXIS, ...axis },
    ...(site === undefined ? {} : { site }),
    ...(products === undefined ? {} : { catalogue: { products: [...products] } }),
  };
}

function drawn({ long, short, ...words }: Ellipse, index: number): PlanLumen {
  return {
    id: `L${index + 1}`,
    role: 'lesion',
    segment: 'CIV',
    modality: 'IVUS',
    unit: 'mm',
    ...words,
    contour: ellipse(long / 2, short / 2),
  };
}

const VERTICES = 256;

function ellipse(alongX: number, alongY: number): Contour {
  return Array.from({ length: VERTICES }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / VERTICES;
    return [alongX * Math.cos(angle), alongY * Math.sin(angle)];
  });
}
