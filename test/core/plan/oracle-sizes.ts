import { readFileSync } from 'node:fs';
import type { PlanCase } from '../../../core/plan/case.ts';
import { sharedFile } from '../../data.ts';
import { um } from './oracle-numbers.ts';

interface BuiltIn {
  readonly id: string;
  readonly diametersMm: readonly number[];
  readonly lengthsMm: readonly number[];
  readonly sizes?: readonly (readonly [number, number])[];
  readonly status: string;
  readonly verified: object | null;
}

/** The contract's own built-in catalogue, where nobody has read any manufacturer's window. */
const BUILT_IN = (
  JSON.parse(readFileSync(sharedFile('clinical', 'catalogue.json'), 'utf8')) as { readonly products: BuiltIn[] }
).products.map((product) => ({
  ...product,
  sizes: product.sizes,
  ifuOversizeMm: undefined,
  verified: product.verified !== null,
}));

/** Every size of the available products with the rules against it, in no order ("Choosing a size"). */
export function judgedSizes(planCase: PlanCase, rvd: number) {
  const site = planCase.site ?? {};
  const { proximalLandingMm = 0, lesionStartMm = 0, lesionEndMm = 0 } = planCase.axis ?? {};
  const { straightEivStartMm = 0, straightEivEndMm = 0 } = planCase.axis ?? {};
  return (planCase.catalogue?.products ?? BUILT_IN)
    .filter(({ status }) => status === 'available')
    .flatMap((product) => {
      const multiplied = product.diametersMm.flatMap((d) => product.lengthsMm.map((l) => [d, l] as const));
      return (product.sizes ?? multiplied).map(([diameter, length]) => {
        const over = um(diameter) - um(rvd);
        const end = um(proximalLandingMm) + um(length * (1 - (site.foreshorteningPct ?? 0) / 100));
        const [low, high] = product.ifuOversizeMm ?? [1, 4];
        const against: string[] = [];
        const startsLate = um(proximalLandingMm) + um(site.proximalMarginMm ?? 0) > um(lesionStartMm);
        if (startsLate || end < um(lesionEndMm) + um(site.distalMarginMm ?? 0)) against.push('S17');
        if (um(length) < 60000) against.push('S28');
        const early = end < um(straightEivStartMm) + um(site.minEivEngagementMm ?? 0);
        if (early || end > um(straightEivEndMm)) against.push('S29');
        if (over < 1000 || over > 4000 || over < um(low) || over > um(high)) against.push('S30');
        if (um(length) < 60000) against.push('S39');
        return { product, diameter, length, over, end, against };
      });
    });
}
