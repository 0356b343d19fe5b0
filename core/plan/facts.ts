import { remembered } from '../remembered.ts';
import type { PlanCase } from './case.ts';
import { productsOf } from './catalogue.ts';
import type { Decision } from './decision.ts';
import { decide } from './decision.ts';
import type { JudgedSize } from './devices.ts';
import { judgeOutOfStock, judgeSizes } from './devices.ts';
import type { CompleteFindings } from './findings.ts';
import { completeFindings } from './findings.ts';
import type { LumenFacts } from './lumens.ts';
import { readLumens } from './lumens.ts';
import type { Target } from './target.ts';
import { targetOf } from './target.ts';

/** What a stent has to fit, how every size that may be proposed fits it, and how those that are out of stock would. */
export interface Sizing {
  readonly target: Target;
  readonly sizes: readonly JudgedSize[];
  readonly outOfStock: readonly JudgedSize[];
}

/** Everything the rules judge: the answers, the tracings, the decision and, once every gate has passed, the sizes. */
export interface Facts extends LumenFacts, Decision {
  readonly findings: CompleteFindings;
  /** Null unless the outcome is APPROPRIATE or NO_DEVICE. */
  readonly sizing: Sizing | null;
}

/** The facts of a case; worked out once for whoever asks for its plan too. */
export const factsOf = remembered((planCase: PlanCase): Facts => {
  const findings = completeFindings(planCase.findings ?? {});
  const lumens = readLumens(planCase.lumens ?? []);
  const target = targetOf(planCase, lumens);
  const sizing = target === null ? null : sizingOf(planCase, target);
  const hasSize = (): boolean => sizing?.sizes.some(({ against }) => against.length === 0) ?? false;
  const decision = decide(findings, lumens, planCase.axis ?? {}, hasSize);
  const gatesPassed = decision.outcome === 'APPROPRIATE' || decision.outcome === 'NO_DEVICE';
  return { ...lumens, ...decision, findings, sizing: gatesPassed ? sizing : null };
});

function sizingOf(planCase: PlanCase, target: Target): Sizing {
  const products = productsOf(planCase);
  return { target, sizes: judgeSizes(products, target), outOfStock: judgeOutOfStock(products, target) };
}
