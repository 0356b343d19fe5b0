import type { PlanAnswer, RuleId } from './answer.ts';
import { PLAN_FORMAT } from './answer.ts';
import type { PlanCase } from './case.ts';
import { productsOf } from './catalogue.ts';
import { proposedDevices } from './devices.ts';
import type { Facts } from './facts.ts';
import { factsOf } from './facts.ts';
import { judgePalliation, judgeTemporisingStent } from './judging/mass-treatment.ts';
import type { LumenFacts } from './lumens.ts';
import { stentPairs } from './pairs.ts';
import { rejectedSizes } from './rejected.ts';
import { RULES } from './rules/registry.ts';
import { warningsOf } from './warnings.ts';

/** The plan of a case that was parsed: outcome, figures, every rule, warnings, sizes (PLAN_CASE "Answer"). */
export function plan(planCase: PlanCase): PlanAnswer {
  const facts = factsOf(planCase);
  return {
    format: PLAN_FORMAT,
    outcome: facts.outcome,
    metrics: metricsOf(facts),
    rules: RULES.map(({ id, judge }) => ({ id, ...judge(facts) })),
    missing: facts.missing,
    warnings: warningsOf(facts),
    ...sizesOf(planCase, facts),
    followUp: followUpOf(facts),
    provenance: 'S42',
  };
}

/** The figures that lumens give. */
export function metricsOf({ lesion, reference, stenosis, states }: LumenFacts): PlanAnswer['metrics'] {
  return {
    mldMm: lesion?.unit === 'mm' ? lesion.readings.min : null,
    rvdMm: reference?.unit === 'mm' ? reference.diameter : null,
    diameterStenosisPct: stenosis?.diameterPct ?? null,
    areaStenosisPct: stenosis?.areaPct ?? null,
    lesionVariationPct: states.variationPct,
    verdictFlipsBetweenStates: states.verdictFlips,
  };
}

function sizesOf(planCase: PlanCase, { sizing, outcome }: Facts): Pick<PlanAnswer, 'devices' | 'rejected' | 'pairs'> {
  if (sizing === null) return { devices: [], rejected: [], pairs: [] };
  const { sizes, target } = sizing;
  return {
    devices: proposedDevices(sizes, target),
    rejected: rejectedSizes(sizing, planCase.requested, productsOf(planCase)),
    pairs: outcome === 'NO_DEVICE' ? stentPairs(sizes, target) : [],
  };
}

function followUpOf(facts: Facts): readonly RuleId[] {
  switch (facts.outcome) {
    case 'APPROPRIATE':
      return facts.findings.priorVte === 'no' ? ['S32', 'S33', 'S34'] : ['S34'];
    case 'DIVERT_DVT':
      return ['S05', 'S06', 'S07'];
    case 'DIVERT_MASS': {
      const palliation = judgePalliation(facts).status;
      return [
        'S35',
        ...(judgeTemporisingStent(facts).status === 'met' ? (['S36'] as const) : []),
        ...(palliation === 'met' || palliation === 'unknown' ? (['S37'] as const) : []),
      ];
    }
    default:
      return [];
  }
}
