import { greatestOf } from '../extremes.ts';
import { DIAMETER_STENOSIS_PCT, diameterStenosis } from '../measure/stenosis.ts';
import { WARNINGS } from '../plan/words.ts';
import type { Attempted, Traced } from './attempt.ts';
import { MEASURES } from './bands.ts';
import { type NotScored, unknown } from './choice.ts';
import { decisionRow, figureRow, missedRow, type ScoreRow } from './row.ts';
import { correctTo, notCounted, withoutPlan } from './words.ts';

/** Stenosis, gate, variation between the states and behaviour. */
export function decisionRows(attempt: Attempted): readonly (ScoreRow | NotScored)[] {
  return [stenosisRow(attempt), gateRow(attempt), ...variationRows(attempt), behaviourRow(attempt)];
}

function stenosisRow(attempt: Attempted): ScoreRow | NotScored {
  const truth = attempt.truth.measures.diameterStenosisPct;
  if (truth === null) return unknown(MEASURES.stenosis.label, 'the stenosis');
  const about = { measure: 'stenosis', subject: 'study' } as const;
  const read = attempt.planned?.facts.stenosis?.diameterPct;
  if (read === undefined) return missedRow(about, truth, withoutStenosis(attempt));
  return figureRow(about, truth, read, (band, error) => {
    const amount = `${Math.abs(error).toFixed(1)} points`;
    if (band === 'good') return correctTo(amount);
    return `${amount} too ${error > 0 ? 'high' : 'low'}: ${causeOf(attempt, error)}.`;
  });
}

function withoutStenosis({ traced, planned, refused, leftOut }: Attempted): string {
  if (refused !== null) return withoutPlan(refused);
  const spoilt = leftOut.find(({ outline }) => outline.primary || (outline.role === 'reference' && outline.normal));
  if (spoilt !== undefined) return `No stenosis: ${notCounted(spoilt.outline.name, spoilt.because)}`;
  if (planned?.facts.lesion == null) return 'No stenosis: no lesion is chosen to decide.';
  if (!traced.some(({ subject }) => subject === 'reference')) return 'No stenosis: there is no valid reference.';
  return 'No stenosis: the lesion and the reference do not have the same scale.';
}

/** What each choice and each tracing would cost alone, in points of stenosis: in words those that explain the error. */
function causeOf({ truth, traced, planned }: Attempted, error: number): string {
  const { mldMm, rvdMm } = truth.measures;
  const lesion = traced.find(({ subject }) => subject === 'lesion');
  const references = traced.filter(({ subject }) => subject === 'reference');
  const reference = planned?.facts.reference?.diameter;
  if (mldMm === null || rvdMm === null || lesion?.truth === undefined || reference === undefined) return OTHER_CAUSE;
  const there = mean(references.map(({ truth: of }) => (of === undefined ? rvdMm : (of.minMm + of.maxMm) / 2)));
  const traceOf = ({ tracingReadings }: Traced) => tracingReadings?.mean ?? rvdMm;
  const tracedRvd = mean(references.map(traceOf));
  const tracedMld = lesion.tracingReadings?.min ?? lesion.truth.minMm;
  const right = diameterStenosis(rvdMm, mldMm);
  const costs: readonly (readonly [cause: string, points: number])[] = [
    [`frame ${lesion.frame} is not the tightest`, diameterStenosis(rvdMm, lesion.truth.minMm) - right],
    [
      `the lesion is traced too ${tracedMld > lesion.truth.minMm ? 'wide' : 'narrow'}`,
      diameterStenosis(rvdMm, tracedMld) - diameterStenosis(rvdMm, lesion.truth.minMm),
    ],
    [
      `the reference was taken where the vein is ${there < rvdMm ? 'narrower' : 'wider'}`,
      diameterStenosis(there, mldMm) - right,
    ],
    [
      `the reference is traced too ${tracedRvd > there ? 'wide' : 'narrow'}`,
      diameterStenosis(tracedRvd, mldMm) - diameterStenosis(there, mldMm),
    ],
  ];
  const same = costs.filter(([, points]) => Math.sign(points) === Math.sign(error));
  const worst = greatestOf(same.map(([, points]) => Math.abs(points)));
  const stated = same
    .filter(([, points]) => Math.abs(points) >= worst / 2)
    .toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .map(([cause, points]) => `${cause} (${Math.abs(points).toFixed(1)} points)`);
  return stated.length === 0 ? OTHER_CAUSE : stated.join(' and ');
}

const OTHER_CAUSE = 'the lesion and the reference were not measured in the right place';

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function gateRow(attempt: Attempted): ScoreRow | NotScored {
  const truth = attempt.truthFacts.stenosis?.confirmed ?? null;
  if (truth === null) return unknown(MEASURES.gate.label, 'whether the lesion is above the gate');
  const about = { measure: 'gate', subject: 'study' } as const;
  const read = attempt.planned?.facts.stenosis?.confirmed ?? null;
  if (read === null) return missedRow(about, verdict(truth), withoutVerdict(attempt));
  if (read === truth)
    return decisionRow(about, verdict(truth), verdict(read), 'good', `The lesion is ${verdict(truth)}.`);
  const exact = attempt.truth.measures.diameterStenosisPct?.toFixed(1);
  const advice = `The lesion is ${verdict(truth)} (${exact} %); because of the error in its stenosis it was judged ${verdict(read)}.`;
  return decisionRow(about, verdict(truth), verdict(read), 'off', advice);
}

function verdict(confirmed: boolean): string {
  return confirmed ? `above ${DIAMETER_STENOSIS_PCT} %` : `not above ${DIAMETER_STENOSIS_PCT} %`;
}

function withoutVerdict(attempt: Attempted): string {
  const stenosis = attempt.planned?.facts.stenosis ?? null;
  if (stenosis === null) return withoutStenosis(attempt);
  return stenosis.narrower
    ? 'No verdict without millimetres: calibrate the run first.'
    : `No verdict. ${WARNINGS['W-LESION-WIDER']}`;
}

function variationRows(attempt: Attempted): readonly ScoreRow[] {
  const truth = attempt.truth.measures.lesionVariationPct;
  if (truth === null) return [];
  const about = { measure: 'variation', subject: 'study' } as const;
  const read = attempt.planned?.facts.states.variationPct ?? null;
  const untraced = 'The lesion was not traced in two named states: trace it at end-expiration and at end-inspiration.';
  if (read === null) return [missedRow(about, truth, untraced)];
  return [
    figureRow(about, truth, read, (band, error) => {
      const amount = `${Math.abs(error).toFixed(1)} points`;
      if (band === 'good') return correctTo(amount);
      return `${amount} too ${error > 0 ? 'much' : 'little'}: trace both states with equal care, at end-expiration and at end-inspiration.`;
    }),
  ];
}

function behaviourRow({ truth, session }: Attempted): ScoreRow | NotScored {
  const right = truth.behaviour;
  if (right === 'not-assessed') return unknown(MEASURES.behaviour.label, 'how the lesion behaves');
  const about = { measure: 'behaviour', subject: 'study' } as const;
  const read = session.findings.lesionBehaviour ?? 'not-assessed';
  if (read === 'not-assessed') return missedRow(about, right, `Not assessed: the lesion is ${right}.`);
  if (read === right) return decisionRow(about, right, read, 'good', `The lesion is ${right}.`);
  const change = truth.measures.lesionVariationPct;
  const by = change === null ? '' : `: its shortest diameter changes by ${change.toFixed(1)} % with the breath`;
  return decisionRow(about, right, read, 'off', `The lesion is ${right}${by}.`);
}
