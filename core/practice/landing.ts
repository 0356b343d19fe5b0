import type { Axis, Product } from '../plan/case.ts';
import { productsOf } from '../plan/catalogue.ts';
import type { JudgedSize } from '../plan/devices.ts';
import { reasonsAgainst } from '../plan/devices.ts';
import { sizeText } from '../plan/headline.ts';
import { targetOf } from '../plan/target.ts';
import { missingText, REFUSALS } from '../plan/words.ts';
import type { Attempted } from './attempt.ts';
import { MEASURES } from './bands.ts';
import { type NotScored, unknown } from './choice.ts';
import { PLACES } from './places.ts';
import { decisionRow, figureRow, missedRow, type ScoreRow } from './row.ts';
import { correctTo, long, withoutPlan } from './words.ts';

/** Every place along the vein that the plan needs. */
export function positionRows({ truth, session }: Attempted): readonly (ScoreRow | NotScored)[] {
  return PLACES.map(({ key, measure }) => {
    const { label } = MEASURES[measure];
    const [right, read] = [truth.axis[key], session.axis[key]];
    if (right === undefined) return unknown(label, 'this position along the vein');
    const about = { measure, subject: 'study' } as const;
    if (read === undefined) return missedRow(about, right, 'This position was not entered.');
    if (key === 'proximalLandingMm' && isLandingZone(read, truth.axis))
      return figureRow(about, right, read, () => 'Between the confluence and the start of the lesion.', 0);
    return figureRow(about, right, read, (band, error) =>
      band === 'good' ? correctTo(long(error)) : `${long(error)} too far ${error > 0 ? 'caudal' : 'cranial'}.`,
    );
  });
}

/** Where the rules let a stent begin, one place is as good as another. */
function isLandingZone(mm: number, { lesionStartMm }: Axis): boolean {
  return lesionStartMm !== undefined && mm >= 0 && mm <= lesionStartMm;
}

/** A size of a product. */
export interface Size {
  readonly product: string;
  readonly diameterMm: number;
  readonly lengthMm: number;
}

/** Outcome of the plan, the stent, and whether it lands where the true vein allows. */
export function deviceRows(attempt: Attempted): readonly (ScoreRow | NotScored)[] {
  const { expected } = attempt.truth;
  if (expected === null) return [unknown(MEASURES.outcome.label, 'the right outcome of the plan')];
  const landing = expected.device === null ? [] : [landingRow(attempt)];
  const stent = expected.device === null && chosenSize(attempt) === null ? [] : [deviceRow(attempt, expected.device)];
  return [outcomeRow(attempt, expected.outcome), ...stent, ...landing];
}

/** Whether the session's plan waits for just what the true one waits for. */
export function isBlockedAlike({ planned, truthFacts }: Attempted): boolean {
  const own = planned?.answer.missing ?? [];
  return truthFacts.outcome === 'BLOCKED' && own.toSorted().join() === truthFacts.missing.toSorted().join();
}

function outcomeRow(attempt: Attempted, right: string): ScoreRow {
  const { planned, refused } = attempt;
  const about = { measure: 'outcome', subject: 'study' } as const;
  if (planned === null) return missedRow(about, right, withoutPlan(refused));
  const { outcome, missing } = planned.answer;
  const alike = outcome !== 'BLOCKED' || isBlockedAlike(attempt);
  if (outcome === right && alike) return decisionRow(about, right, outcome, 'good', `The plan is ${right}.`);
  const [first] = missing;
  if (outcome === 'BLOCKED' && first !== undefined) {
    const others = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
    return missedRow(about, right, `The plan is not decided. Missing: “${missingText(first) ?? first}”${others}.`);
  }
  const advice = `The plan is ${outcome} and should be ${right}: start with the first measure or answer below that is off.`;
  return decisionRow(about, right, outcome, 'off', advice);
}

/** The size the trainee asked for, else the one that the planner prefers for the session. */
export function chosenSize({ session, planned }: Attempted): Size | null {
  return session.requested ?? planned?.answer.devices.find(({ preferred }) => preferred) ?? null;
}

const NO_STENT = 'no stent';
const NO_STENT_INDICATED = 'No stent is indicated here.';

function deviceRow(attempt: Attempted, right: Size | null): ScoreRow {
  const about = { measure: 'device', subject: 'study' } as const;
  const products = productsOf(attempt.truthCase);
  const text = (size: Size | null) => (size === null ? NO_STENT : sizeText(size, products));
  const size = chosenSize(attempt);
  const row = (band: 'good' | 'acceptable' | 'off', advice: string) =>
    decisionRow(about, text(right), text(size), band, advice);
  if (attempt.planned === null) return missedRow(about, text(right), withoutPlan(attempt.refused));
  if (size === null) {
    if (attempt.planned.answer.outcome === 'BLOCKED')
      return missedRow(about, text(right), 'No stent was chosen: the plan is not decided.');
    return row('off', `${text(right)} would fit.`);
  }
  if (right === null) return row('off', NO_STENT_INDICATED);
  if (isSame(size, right)) return row('good', `${text(right)} is right.`);
  const { sizing } = attempt.truthFacts;
  const judged = sizing?.sizes.find((each) => isSame({ ...each, product: each.product.id }, size));
  if (judged?.against.length === 0) {
    return isTwin(judged, right, products)
      ? row('good', `${text(right)} is right; this is the same size from another product.`)
      : row('acceptable', `This also fits; ${text(right)} is preferred.`);
  }
  return row(
    'off',
    `${text(size)}: ${against(attempt, size) || 'does not fit the true vein'}. ${text(right)} is right.`,
  );
}

/** Whether a size is the right one but of another product, which nothing but its name ranks lower. */
function isTwin({ product, ...size }: JudgedSize, right: Size, products: readonly Product[]): boolean {
  const checked = products.find(({ id }) => id === right.product)?.verified ?? false;
  return isSame({ ...size, product: right.product }, right) && (product.verified || !checked);
}

function isSame(one: Size, other: Size): boolean {
  return one.product === other.product && one.diameterMm === other.diameterMm && one.lengthMm === other.lengthMm;
}

/** Why a size does not fit the true vein when it begins where the trainee lands it; '' when it does. */
function against({ truthCase, truthFacts, session }: Attempted, size: Size): string {
  const target = targetOf(truthCase, truthFacts);
  if (target === null) return '';
  const landed = { ...target, proximalLandingMm: session.axis.proximalLandingMm ?? target.proximalLandingMm };
  const product = productsOf(truthCase).find(({ id }) => id === size.product);
  const reasons = reasonsAgainst(size, product?.ifuOversizeMm ?? null, landed);
  return reasons.map((reason) => REFUSALS[reason]).join('; ');
}

function landingRow(attempt: Attempted): ScoreRow | NotScored {
  const about = { measure: 'device-landing', subject: 'study' } as const;
  if (targetOf(attempt.truthCase, attempt.truthFacts) === null)
    return unknown(MEASURES['device-landing'].label, 'where a stent may land');
  const size = chosenSize(attempt);
  if (size === null) return missedRow(about, FITS, 'No stent was chosen.');
  const problem = against(attempt, size);
  if (problem === '')
    return decisionRow(about, FITS, FITS, 'good', 'It covers the lesion and ends in straight, normal vein.');
  return decisionRow(about, FITS, problem, 'off', `In the true vein: ${problem}.`);
}

const FITS = 'covers the lesion and ends in the straight external iliac vein';
