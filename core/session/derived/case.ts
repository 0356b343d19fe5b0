import { isolated } from '../../foreign-text.ts';
import type { PlanCase, PlanLumen } from '../../plan/case.ts';
import { checkMadeCase } from '../../plan/case.ts';
import { planningProduct } from '../../plan/catalogue-file.ts';
import { remembered } from '../../remembered.ts';
import type { Result } from '../../result.ts';
import type { Outline, RunRecord, Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import { identicalOutlines } from '../drawn/identical.ts';
import { flatScaled, readOutline } from '../drawn/readings.ts';
import { findingsOf } from './from-study.ts';
import { modalityOf } from './modality.ts';

/** An outline that the planner does not get, and why. */
interface LeftOut {
  readonly outline: Outline;
  readonly because: string;
}

/** The plan case of a session, as PLAN_CASE has it, with the outlines that could not be part of it. */
export interface SessionCase {
  readonly planCase: Result<PlanCase>;
  readonly leftOut: readonly LeftOut[];
  /** Outline id of each lumen of the case, in order: `lumens[i]` of the answer is outline `outlines[i]`. */
  readonly outlines: readonly string[];
}

/** The plan case that a session amounts to, worked out once for each of these immutable documents: every outline that can be read and repeats no other, also not by being an untouched copy, in mm where it may size a stent, else in px. */
export const caseOf = remembered((session: Session): SessionCase => {
  const lumens: PlanLumen[] = [];
  const leftOut: LeftOut[] = [];
  for (const outline of session.outlines.filter(countsAlone)) {
    const lumen = copiedFrom(outline, session) ?? lumenOf(outline, recordOf(session, outline.run));
    if (typeof lumen === 'string') leftOut.push({ outline, because: lumen });
    else lumens.push(lumen);
  }
  const planCase = checkMadeCase({
    format: 'ivus-plan-case/1',
    findings: findingsOf(session),
    lumens,
    axis: session.axis,
    site: session.site,
    ...(session.requested === null ? {} : { requested: session.requested }),
    ...(session.catalogue === null ? {} : { catalogue: { products: session.catalogue.products.map(planningProduct) } }),
  });
  return { planCase, leftOut, outlines: lumens.map((lumen) => lumen.id) };
});

/** First tracings that are lesion or reference, may be one, or are known to be neither and where. */
function countsAlone({ repeatOf, role, segment }: Outline): boolean {
  return repeatOf === null && !(role === 'other' && segment === 'unknown');
}

/** The sentence on an outline that the planner does not get; a reason that is a predicate of the outline gets its subject. */
export function leftOutText(leftOut: LeftOut): string {
  return `${isolated(leftOut.outline.name)} is not part of the plan: ${leftOutReason(leftOut)}.`;
}

/** Why the planner does not get an outline, with its subject. */
export function leftOutReason({ because }: LeftOut): string {
  return /^(is|has|encloses) /.test(because) ? `it ${because}` : because;
}

/** Why an outline is no evidence of its own: its line is that of another frame. Null for all others. */
function copiedFrom({ id }: Outline, { outlines }: Session): string | null {
  const source = identicalOutlines(outlines).get(id);
  return source === undefined ? null : `it is identical to frame ${source.frame + 1}; trace it`;
}

/** How an outline came about, in "it was …". */
const MADE: Readonly<Record<Outline['origin'], string>> = {
  hand: 'drawn',
  copy: 'copied',
  interpolation: 'interpolated',
  imported: 'imported',
  automatic: 'found automatically',
  corrected: 'found automatically, then corrected,',
};

/** What the planner gets of an outline on its run, or why it gets nothing; worked out once for each pair of these immutable objects. */
export const lumenOf = remembered(madeLumen);

function madeLumen(outline: Outline, run: RunRecord | null): PlanLumen | string {
  if (run === null) return 'its run is not part of this session';
  const modality = modalityOf(run);
  if (modality === null) return 'the modality of its run is not set (IVUS, XA, CT, MR or US)';
  // What is not said yet is asked before anything is worked out: of thousands of borders along a run most wait.
  if (!outline.accepted) return `it was ${MADE[outline.origin]} and is not accepted yet`;
  const { id, role, segment, normal, primary, state } = outline;
  if (role === 'unknown') return 'its role is not set (lesion, reference or neither)';
  if (segment === 'unknown') return 'its vein segment is not set';
  const { scale, flat, measured, problem } = readOutline(outline, run);
  if (problem !== null) return problem;
  const unit = scale.sizing ? 'mm' : 'px';
  const asRead = scale.sizing || scale.unit === 'px';
  return {
    id,
    role,
    segment,
    modality,
    state,
    unit,
    ...(role === 'reference' ? { normal: normal === true } : {}),
    ...(primary ? { primary } : {}),
    contour: asRead ? measured : flatScaled(flat, { ...scale, x: 1, y: scale.y / scale.x }),
  };
}
