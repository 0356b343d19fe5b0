import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { spreadOf } from '../../measure/spread.ts';
import { saidTo } from '../../plan/asked.ts';
import type { Axis, Findings, PlanCase, PlanLumen } from '../../plan/case.ts';
import { CASE_CHOICES, checkPlanCase, findingsSchema, PLAN_CASE_FORMAT } from '../../plan/case.ts';
import { factsOf } from '../../plan/facts.ts';
import { plan } from '../../plan/plan.ts';
import { QUESTIONS } from '../../plan/questions.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import { findingsOf } from '../../session/derived/from-study.ts';
import type { Outline, RunRecord } from '../../session/document/document.ts';
import type { MeasureId } from '../measures.ts';
import type { RequestForm } from '../request-form.ts';
import { TRUTH_FORMAT, type Truth } from '../truth.ts';
import {
  type AgreedFrame,
  agreedFrames,
  isMost,
  meanScale,
  mostOften,
  type Reader,
  type Reading,
  readingsOf,
} from './readers.ts';
import { teacherForm } from './teacher-form.ts';

/** What a teacher says of a study besides its tracings. */
export interface StudyText {
  readonly id: string;
  readonly teachingPoint: string;
  readonly trains: readonly MeasureId[];
  /** Whether the trainee gets the request form of `teacherForm`. */
  readonly formGiven?: boolean;
}

/**
 * The truth of a real run by one teacher's tracings or several readers' consensus; what they did not say, or do not agree
 * on, stays unknown and is not scored. One sentence where there is no truth to be had.
 */
export function truthOfReaders(readers: readonly Reader[], { formGiven = false, ...words }: StudyText): Result<Truth> {
  const readings = readingsOf(readers);
  if (!readings.ok) return readings;
  const frames = agreedFrames(readings.value);
  if (!frames.ok) return frames;
  const all = readings.value;
  const [first] = all;
  if (first === undefined) throw new Error('readings of no reader');
  const roles = rolesOf(all, frames.value);
  const checked = checkPlanCase(caseOf(words.id, all, frames.value, roles));
  if (!checked.ok) return fail(`The planner cannot use these tracings (${checked.problem}): correct them.`);
  const scale = meanScale(all);
  const truth: Omit<Truth, 'digest'> = {
    format: TRUTH_FORMAT,
    ...words,
    teacherId: null,
    source: { kind: 'readers', readers: all.map(({ name }) => name) },
    // The name of the file may be the patient's.
    run: { ...identityOf(first.run), fileName: words.id },
    mmPerPixel: scale.x,
    pixelAspect: scale.y / scale.x,
    segments: [],
    lesion: { frame: roles.lesion, inspirationFrame: roles.second },
    reference: { frame: roles.references[0] ?? null, frames: [...roles.references] },
    ...planned(checked.value),
    venogram: null,
    given: formGiven ? givenBy(teacherForm(checked.value, first.session, first.run)) : null,
    planCase: checked.value,
    frames: frames.value.map(({ truth: of }) => of),
  };
  return ok({ ...truth, digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify(truth)))) });
}

function givenBy({ findings, lengths }: RequestForm): Truth['given'] {
  return { findings, axis: lengths?.axis ?? {} };
}

function identityOf({ sopInstanceUid, digest, frames }: RunRecord): Omit<Truth['run'], 'fileName'> {
  return { sopInstanceUid, digest, frames };
}

/** What the planner makes of the readers' case. A plan that is not decided says nothing of what would be right. */
function planned(planCase: PlanCase): Pick<Truth, 'measures' | 'behaviour' | 'axis' | 'expected'> {
  const { lesion, reference, stenosis, states } = factsOf(planCase);
  const { outcome, devices } = plan(planCase);
  const best = devices.find(({ preferred }) => preferred);
  const device = best && { product: best.product, diameterMm: best.diameterMm, lengthMm: best.lengthMm };
  return {
    measures: {
      mldMm: lesion?.readings.min ?? null,
      rvdMm: reference?.diameter ?? null,
      diameterStenosisPct: stenosis?.diameterPct ?? null,
      areaStenosisPct: stenosis?.areaPct ?? null,
      lesionVariationPct: states.variationPct,
    },
    behaviour: planCase.findings?.lesionBehaviour ?? 'not-assessed',
    axis: planCase.axis ?? {},
    expected: outcome === 'BLOCKED' ? null : { outcome, device: device ?? null },
  };
}

/** Frames (from 1) that more than half of the readers gave a meaning. */
interface Roles {
  readonly lesion: number | null;
  readonly second: number | null;
  readonly references: readonly number[];
}

function rolesOf(readings: readonly Reading[], frames: readonly AgreedFrame[]): Roles {
  const agreed = (meant: (outline: Outline, reading: Reading) => boolean): readonly number[] =>
    frames
      .map(({ truth: { frame } }) => frame)
      .filter((frame) => {
        const count = readings.filter((reading) =>
          reading.outlines.some((outline) => outline.frame + 1 === frame && meant(outline, reading)),
        ).length;
        return isMost(count, readings.length);
      });
  const [lesion = null] = agreed((outline, reading) => outline === decidingOf(reading));
  const [second = null] = agreed((outline, reading) => isSecondState(outline, reading));
  return {
    lesion,
    second: lesion === null ? null : second,
    references: agreed(({ role, segment, normal }) => role === 'reference' && segment === 'EIV' && normal === true),
  };
}

function decidingOf({ outlines }: Reading): Outline | undefined {
  const lesions = outlines.filter(({ role }) => role === 'lesion');
  return lesions.find(({ primary }) => primary) ?? (lesions.length === 1 ? lesions[0] : undefined);
}

function isSecondState(outline: Outline, reading: Reading): boolean {
  const deciding = decidingOf(reading);
  if (deciding === undefined || outline === deciding || outline.role !== 'lesion') return false;
  return outline.state !== 'unspecified' && outline.state !== deciding.state;
}

function caseOf(id: string, readings: readonly Reading[], frames: readonly AgreedFrame[], roles: Roles): PlanCase {
  const lumen = (
    name: string,
    wanted: number | null,
    facts: Pick<PlanLumen, 'role' | 'primary' | 'normal'>,
  ): readonly PlanLumen[] =>
    frames
      .filter(({ truth: { frame } }) => frame === wanted)
      .map(({ truth: { segment, state }, contour }) => ({
        id: name,
        segment: segment === 'confluence' ? 'CIV' : segment,
        state: CASE_CHOICES.state.find((each) => each === state) ?? 'unspecified',
        modality: 'IVUS',
        unit: 'mm',
        contour,
        ...facts,
      }));
  return {
    format: PLAN_CASE_FORMAT,
    id,
    findings: agreedFindings(readings),
    lumens: [
      ...lumen('L1', roles.lesion, { role: 'lesion', primary: true }),
      ...lumen('L2', roles.second, { role: 'lesion' }),
      ...roles.references.flatMap((frame, rank) => lumen(`R${rank + 1}`, frame, { role: 'reference', normal: true })),
    ],
    axis: agreedAxis(readings),
  };
}

/** Answers that every reader gave alike. */
function agreedFindings(readings: readonly Reading[]): Findings {
  const found: Record<string, unknown> = {};
  for (const { path } of QUESTIONS) {
    const answers = new Set(readings.map(({ session }) => saidTo(findingsOf(session), path)));
    const [answer] = answers;
    if (answers.size > 1 || answer === undefined) continue;
    const [head = '', inner] = path.split('.');
    const before = found[head];
    found[head] = inner === undefined ? answer : { ...(typeof before === 'object' ? before : {}), [inner]: answer };
  }
  return findingsSchema.parse(found);
}

const PLACES = ['proximalLandingMm', 'lesionStartMm', 'lesionEndMm', 'straightEivStartMm', 'straightEivEndMm'] as const;

/** The mean of each place that every reader gave, with the method that most of them name. */
function agreedAxis(readings: readonly Reading[]): Axis {
  const places = PLACES.flatMap((place) => {
    const given = readings.flatMap(({ session }) => session.axis[place] ?? []);
    return given.length < readings.length ? [] : [[place, spreadOf(given).mean] as const];
  });
  const method = mostOften(readings.map(({ session }) => session.axis.method));
  return { ...(method === undefined ? {} : { method }), ...Object.fromEntries(places) };
}
