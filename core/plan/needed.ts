import { pelvisImagingNeeded } from './dvt.ts';
import type { CompleteFindings } from './findings.ts';
import type { LumenFacts } from './lumens.ts';
import { massPresent } from './mass.ts';
import type { Question } from './questions.ts';
import { QUESTIONS } from './questions.ts';

/** A question that the plan needs an answer to; `because`: what made it necessary, null for those that every case needs. */
export interface NeededQuestion {
  readonly question: Question;
  readonly because: string | null;
}

type Judged = { readonly findings: CompleteFindings } & Pick<LumenFacts, 'states'>;

/** Questions whose answers the plan only prints, or that only choose a text: they never block it (PLAN_CASE). */
const OPTIONAL: ReadonlySet<Question['path']> = new Set([
  'side',
  'genitalOedema',
  'priorVte',
  'mass.kind',
  'mass.resectableNow',
  'mass.severeSymptoms',
  'mass.lifeExpectancyPermits',
]);

/** What makes a question necessary that not every case needs; null while nothing does. */
const CONDITIONS: Readonly<Partial<Record<Question['path'], (judged: Judged) => string | null>>> = {
  pelvicImaging: pelvis,
  pelvicThrombus: pelvis,
  'mass.characterisedBy': mass,
  'mass.compressionCause': mass,
  fixedDespiteVariation: ({ findings, states }) =>
    states.verdictFlips && findings.lesionBehaviour === 'fixed'
      ? 'The verdict differs between the breath states'
      : null,
};

/** The questions that the plan needs answered, given the answers and tracings so far, in the order in which they are asked. */
export function neededQuestions(judged: Judged): readonly NeededQuestion[] {
  return QUESTIONS.filter(({ path }) => !OPTIONAL.has(path)).flatMap((question): readonly NeededQuestion[] => {
    const condition = CONDITIONS[question.path];
    if (condition === undefined) return [{ question, because: null }];
    const because = condition(judged);
    return because === null ? [] : [{ question, because }];
  });
}

function pelvis({ findings }: Judged): string | null {
  if (!pelvisImagingNeeded(findings)) return null;
  return findings.wholeLegSwelling === 'yes' ? 'The whole leg is swollen' : 'The femoral waveform is flat';
}

function mass({ findings }: Judged): string | null {
  return massPresent(findings) ? 'There is an iliac mass' : null;
}
