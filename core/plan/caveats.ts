import { DIAMETER_STENOSIS_PCT, diameterStenosis, isOval } from '../measure/stenosis.ts';
import type { WarningCode } from './answer.ts';
import type { Facts } from './facts.ts';
import { diameterDigits, quantity, stenosisText } from './figures.ts';
import { isIvusLesion, stateOf } from './lumens.ts';
import { statesOf } from './states.ts';
import type { Interval } from './uncertainty.ts';
import { crossesGate } from './uncertainty.ts';
import { warningsOf } from './warnings.ts';

/** What can touch a verdict. */
export type CaveatCode =
  | 'definition'
  | 'interval'
  | 'oval-reference'
  | 'not-tightest'
  | 'states-differ'
  | 'state-mismatch'
  | 'unverified-sizes';

/** One thing that touches the verdict: to stand right beside it. */
export interface Caveat {
  readonly code: CaveatCode;
  /** A short sentence with its numbers. */
  readonly text: string;
  /** The warning of the plan that it tells with numbers; null where there is none. */
  readonly warning: WarningCode | null;
  /** Ids of the lumens that it is about, the one to look at first; none where it is about the stents. */
  readonly lumens: readonly string[];
}

/** What touches the verdict of a case, whatever its outcome; `interval` is that of the diameter stenosis where its errors are known. */
export function caveatsOf(facts: Facts, interval: Interval | null): readonly Caveat[] {
  const raised = new Set(warningsOf(facts));
  const told = [
    { warning: 'W-METRIC-FLIP', tell: otherDefinition },
    { warning: null, tell: () => crossing(facts, interval) },
    { warning: 'W-REFERENCE-OVAL', tell: ovalReference },
    { warning: 'W-NOT-TIGHTEST', tell: tighter },
    { warning: 'W-STATES-FLIP', tell: statesDiffer },
    { warning: 'W-STATE-MISMATCH', tell: stateMismatch },
    { warning: 'W-UNVERIFIED-DEVICE', tell: unverified },
  ] as const;
  return told.flatMap(({ warning, tell }): readonly Caveat[] => {
    if (warning !== null && !raised.has(warning)) return [];
    const caveat = tell(facts);
    return caveat === null ? [] : [{ ...caveat, warning }];
  });
}

type Told = Omit<Caveat, 'warning'> | null;

function otherDefinition({ lesion, reference, stenosis }: Facts): Told {
  if (lesion === null || reference === null || stenosis === null) return null;
  const { minCaliper } = lesion.readings;
  const share = diameterStenosis(reference.diameter, minCaliper);
  const width = quantity(minCaliper, 'mm', diameterDigits(share));
  const verdict = stenosis.confirmed === true ? 'not confirmed' : 'confirmed';
  return {
    code: 'definition',
    text: `By the smallest caliper width of the lesion, ${width}, the stenosis would be ${stenosisText(share)}: ${verdict}.`,
    lumens: [lesion.id],
  };
}

function crossing({ lesion }: Facts, interval: Interval | null): Told {
  if (lesion === null || interval === null || !crossesGate(interval)) return null;
  const [low, high] = [interval.low, interval.high].map((end) => end.toFixed(1));
  return {
    code: 'interval',
    text: `The 95 % interval of the stenosis, ${low} to ${high} %, crosses ${DIAMETER_STENOSIS_PCT} %.`,
    lumens: [lesion.id],
  };
}

function ovalReference({ validReferences }: Facts): Told {
  const oval = validReferences.filter(({ readings }) => isOval(readings));
  const [first] = oval;
  if (first === undefined) return null;
  const { min, max } = first.readings;
  const axes = `${min.toFixed(1)} × ${max.toFixed(1)} ${first.unit}`;
  return {
    code: 'oval-reference',
    text: `The reference is oval, ${axes}: another definition of its diameter gives another stenosis.`,
    lumens: oval.map(({ id }) => id),
  };
}

function tighter({ lesion, lumens }: Facts): Told {
  if (lesion === null) return null;
  const [tightest] = lumens
    .filter((other) => isIvusLesion(other) && other.unit === lesion.unit && stateOf(other) === stateOf(lesion))
    .toSorted((a, b) => a.readings.min - b.readings.min);
  if (tightest === undefined) return null;
  const [other, own] = [tightest, lesion].map(({ readings }) => quantity(readings.min, lesion.unit, 2));
  return {
    code: 'not-tightest',
    text: `Another tracing of the lesion in the same state is tighter: ${other}; the one that decides has ${own}.`,
    lumens: [tightest.id, lesion.id],
  };
}

function statesDiffer(facts: Facts): Told {
  const states = statesOf(facts);
  const named = (confirmed: boolean) => states.filter((one) => (one.confirmed ?? false) === confirmed);
  const [yes, no] = [named(true), named(false)];
  const words = (some: typeof states) => some.map(({ state }) => state).join(' and ');
  return {
    code: 'states-differ',
    text: `The states disagree: confirmed in ${words(yes)}, not confirmed in ${words(no)}.`,
    lumens: [...no, ...yes].map(({ lumen }) => lumen),
  };
}

function stateMismatch({ lesion, validReferences }: Facts): Told {
  const other = validReferences.find((reference) => {
    const state = stateOf(reference);
    return lesion !== null && state !== 'unspecified' && state !== stateOf(lesion);
  });
  if (lesion === null || other === undefined) return null;
  return {
    code: 'state-mismatch',
    text: `The lesion was traced in ${stateOf(lesion)}, the reference in ${stateOf(other)}.`,
    lumens: [other.id, lesion.id],
  };
}

function unverified({ sizing }: Facts): Told {
  const listed = sizing?.sizes.filter(({ against, product }) => against.length === 0 && !product.verified) ?? [];
  const names = [...new Set(listed.map(({ product }) => product.name ?? product.id))];
  return {
    code: 'unverified-sizes',
    text: `The sizes of ${names.join(', ')} are not verified against the instructions for use.`,
    lumens: [],
  };
}
