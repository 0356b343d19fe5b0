import type { Axis, Findings } from '../plan/case.ts';
import { type Decision, decide } from '../plan/decision.ts';
import type { Facts } from '../plan/facts.ts';
import { completeFindings } from '../plan/findings.ts';
import { type LumenFacts, readLumens } from '../plan/lumens.ts';
import { QUESTIONS, type Question } from '../plan/questions.ts';
import { PLACES, type Place } from './places.ts';
import type { ScoreRow } from './row.ts';
import type { Truth } from './truth.ts';

/** What the right decision rests on: without it the planner would decide otherwise, or not at all. */
export interface Needs {
  readonly lesion: boolean;
  readonly secondState: boolean;
  readonly reference: boolean;
  readonly questions: ReadonlySet<Question['path']>;
  readonly lengths: ReadonlySet<Place>;
}

const EVERYTHING: Needs = {
  lesion: true,
  secondState: true,
  reference: true,
  questions: new Set(QUESTIONS.map(({ path }) => path)),
  lengths: new Set(PLACES.map(({ key }) => key)),
};

/** What a truth's decision needs: everything where nobody knows the right decision. `facts` are those of its case. */
export function needsOf({ expected, planCase }: Pick<Truth, 'expected' | 'planCase'>, facts: Facts): Needs {
  if (expected === null) return EVERYTHING;
  const { findings = {}, lumens = [], axis = {} } = planCase;
  const changes = (less: { findings?: Findings; lumens?: LumenFacts; axis?: Axis }) =>
    !isSame(decided(less.findings ?? findings, less.lumens ?? facts, less.axis ?? axis, facts), facts);
  const traced = (kept: (lumen: (typeof lumens)[number]) => boolean) =>
    changes({ lumens: readLumens(lumens.filter(kept)) });
  return {
    lesion: traced(({ role }) => role !== 'lesion'),
    secondState: traced(({ role, id }) => role !== 'lesion' || id === facts.lesion?.id),
    reference: traced(({ role }) => role !== 'reference'),
    questions: new Set(
      QUESTIONS.map(({ path }) => path).filter((path) => changes({ findings: unanswered(findings, path) })),
    ),
    lengths: new Set(PLACES.map(({ key }) => key).filter((key) => changes({ axis: unmeasured(axis, key) }))),
  };
}

/** Taking something away never lets a gate be passed: whether a size fits is asked only where the truth has one. */
function decided(findings: Findings, lumens: LumenFacts, axis: Axis, { outcome }: Facts): Decision {
  return decide(completeFindings(findings), lumens, axis, () => outcome === 'APPROPRIATE');
}

function isSame(one: Decision, other: Decision): boolean {
  return one.outcome === other.outcome && one.missing.join() === other.missing.join();
}

function unanswered(findings: Findings, path: Question['path']): Findings {
  const [head, inner] = path.split('.') as [keyof Findings, string?];
  const { [head]: before, ...others } = findings;
  if (inner === undefined || typeof before !== 'object') return others;
  return { ...others, [head]: Object.fromEntries(Object.entries(before).filter(([key]) => key !== inner)) };
}

function unmeasured(axis: Axis, key: Place): Axis {
  const { [key]: _, ...others } = axis;
  return others;
}

/** Whether the right decision needs what a row measures. */
export function isNeeded(
  { measure, subject, key }: Pick<ScoreRow, 'measure' | 'subject' | 'key'>,
  needs: Needs,
): boolean {
  switch (measure) {
    case 'outcome':
    case 'device':
    case 'device-landing':
      return true;
    case 'finding':
      return [...needs.questions].some((path) => key.endsWith(`/${path}`));
    case 'behaviour':
      return needs.questions.has('lesionBehaviour');
    case 'variation':
      return needs.secondState;
    case 'breath-state':
      return subject !== 'reference' && needs.secondState;
    case 'stenosis':
    case 'gate':
      return needs.lesion && needs.reference;
    case 'calibration':
      return subject === 'venogram' ? needs.lengths.size > 0 : needs.lesion || needs.reference;
    case 'proximal-landing':
    case 'lesion-start':
    case 'lesion-end':
    case 'straight-eiv-start':
    case 'straight-eiv-end':
      return PLACES.some((place) => place.measure === measure && needs.lengths.has(place.key));
    default:
      return isLumenNeeded(subject, needs);
  }
}

function isLumenNeeded(subject: ScoreRow['subject'], { lesion, secondState, reference }: Needs): boolean {
  switch (subject) {
    case 'lesion':
      return lesion;
    case 'second-state':
      return secondState;
    case 'reference':
      return reference;
    default:
      return false;
  }
}
