import type { PlanCase } from '../../../core/plan/case.ts';
import { um } from './oracle-numbers.ts';

const BUILT_IN = [
  {
    id: 'zilver-vena',
    diametersMm: [14, 16],
    lengthsMm: [60, 100, 140],
    sizes: undefined,
    ifuOversizeMm: undefined,
    status: 'available',
    verified: false,
  },
];

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
