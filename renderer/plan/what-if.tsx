import type { PlanAnswer, RefusalReason } from '../../core/plan/answer.ts';
import type { Requested } from '../../core/plan/case.ts';
import type { Sizing } from '../../core/plan/facts.ts';
import { oversizeText, quantity } from '../../core/plan/figures.ts';
import { deployedLength, distalEnd, OVERSIZE_MM, oversize, SHORTEST_STENT_MM } from '../../core/plan/target.ts';
import { micrometres } from '../../core/units.ts';
import type { Derived } from '../state/derived.ts';
import { productsIn } from '../state/derived.ts';
import { RequestedSize } from './requested.tsx';

/** A size of the operator's own, judged rule by rule. It changes nothing of the plan. */
export function WhatIf({ derived, answer }: { readonly derived: Derived; readonly answer: PlanAnswer }) {
  const { session, facts } = derived;
  const { requested } = session;
  const sizing = facts?.sizing ?? null;
  return (
    <details open={requested !== null} data-testid="what-if">
      <summary>What if… try another size</summary>
      <RequestedSize key={JSON.stringify(requested)} requested={requested} products={productsIn(derived)} />
      {requested !== null && sizing === null && (
        <p className="small warn">
          ? A size is judged only once every gate has passed: until then it could be mistaken for a plan.
        </p>
      )}
      {requested !== null && sizing !== null && (
        <Judged requested={requested} sizing={sizing} against={reasonsOf(answer, requested)} />
      )}
    </details>
  );
}

/** The planner's reasons against the requested size; none when it is admissible. */
function reasonsOf({ rejected }: PlanAnswer, { product, diameterMm, lengthMm }: Requested): readonly RefusalReason[] {
  const same = rejected.find(
    (size) => size.product === product && size.diameterMm === diameterMm && size.lengthMm === lengthMm,
  );
  return same?.because ?? [];
}

const WORDS: Readonly<Partial<Record<RefusalReason, string>>> = {
  'not-in-stock': 'The product is not in stock.',
  recalled: 'The product is recalled.',
  'not-indicated': 'The product is not indicated for this.',
  'not-listed': 'This size is not in the catalogue.',
};

function Judged(props: {
  readonly requested: Requested;
  readonly sizing: Sizing;
  readonly against: readonly RefusalReason[];
}) {
  const { requested, sizing, against } = props;
  const { target } = sizing;
  const over = oversize(requested.diameterMm, target) / 1000;
  const end = distalEnd(micrometres(deployedLength(requested.lengthMm, target)), target) / 1000;
  const share = quantity((100 * over) / target.rvdMm, '%');
  const rows: readonly (readonly [rule: RefusalReason, text: string])[] = [
    [
      'S30',
      `Oversize ${oversizeText(over)} (${share} of the RVD); allowed ${OVERSIZE_MM.least} to ${OVERSIZE_MM.most} mm, and the manufacturer’s window where it is known`,
    ],
    ['S28', `Length ${requested.lengthMm} mm; at least ${SHORTEST_STENT_MM} mm`],
    [
      'S29',
      `Ends at ${quantity(end, 'mm')}; straight external iliac ${target.straightEivStartMm} to ${target.straightEivEndMm} mm`,
    ],
    [
      'S17',
      `Extends from ${target.proximalLandingMm} to ${quantity(end, 'mm')}; lesion ${target.lesionStartMm} to ${target.lesionEndMm} mm`,
    ],
  ];
  const words = against.flatMap((reason) => WORDS[reason] ?? []);
  return (
    <ul className="card small number" data-testid="what-if-judged">
      <li>{against.length === 0 ? '✓ This size fits.' : '✕ This size is refused; the plan does not change.'}</li>
      {rows.map(([rule, text]) => (
        <li key={rule}>
          {against.includes(rule) ? <span className="bad">✕</span> : <span className="good">✓</span>} {text}
        </li>
      ))}
      {words.map((text) => (
        <li key={text}>
          <span className="bad">✕</span> {text}
        </li>
      ))}
    </ul>
  );
}
