import { isAnswered, isAsked } from '../../core/plan/asked.ts';
import type { Facts } from '../../core/plan/facts.ts';
import type { Question } from '../../core/plan/questions.ts';
import { QUESTIONS } from '../../core/plan/questions.ts';
import { findingsOf } from '../../core/session/derived/from-study.ts';
import { modalityOf } from '../../core/session/derived/modality.ts';
import type { StepItem } from '../../core/session/derived/step-item.ts';
import type { StepId, Way } from '../../core/session/derived/steps.ts';
import { nextState } from '../../core/session/derived/trace-items.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { openAnswers } from '../../core/session/drawn/saying.ts';
import { type BorderOffer, goToOffer, offersNow } from '../border/offers.ts';
import { jumpTo } from '../landmarks/jump.ts';
import type { Derived } from '../state/derived.ts';
import { derivedNow } from '../state/derived.ts';
import { askWhatItIs, leadTo, showTab, takeTool, traceAs } from '../state/editing.ts';
import { showObject, showRun } from '../state/navigation.ts';
import type { AppState, Panel } from '../state/store.ts';
import { runUidNow, sessionNow, useApp } from '../state/store.ts';
import type { Tracing } from '../state/tool.ts';

/** The tab of each step. */
export const STEP_PANELS: Readonly<Record<StepId, Panel>> = {
  trace: 'measure',
  lengths: 'lengths',
  assessment: 'findings',
};

/** What the operator was led to and has not done yet; null once the document changed. */
export function ledTo({ led, study }: Pick<AppState, 'led' | 'study'>, way: Way): StepItem | null {
  if (led === null || led.session !== sessionNow({ study })) return null;
  return way.left.find(({ path }) => path === led.path) ?? null;
}

/**
 * What comes next: the first thing left of the step on the screen, else of the first step with something left. What the
 * operator was led to and leaves undone is passed over together with its step.
 */
export function nextItem({ steps }: Way, panel: Panel, led: StepItem | null): StepItem | null {
  const open = steps.filter(({ left }) => left.length > 0);
  const here = open.findIndex(({ id }) => STEP_PANELS[id] === panel);
  const ordered = here === -1 ? open : [...open.slice(here), ...open.slice(0, here)];
  const passed = ordered.filter(({ left }) => led === null || !left.includes(led));
  return passed[0]?.left[0] ?? null;
}

/** Goes to where an input is given: its question, its field, the outline that it is about, or the tracing tool with what is known of the outline already. */
export function goToItem({ path, outline: id }: StepItem): void {
  const { session, facts } = derivedNow() ?? {};
  const outline = session?.outlines.find((one) => one.id === id);
  leadTo(path);
  putTracingAway();
  if (path.startsWith('findings.')) jumpTo('findings', path);
  else if (path.startsWith('axis.')) jumpTo('lengths', path);
  else if (outline === undefined && path.startsWith('lumens.') && facts != null) {
    showIvus();
    const offer = offerFor(path);
    if (offer === null) traceAs(tracingFor(path, facts));
    else goToOffer(offer);
  } else {
    if (outline !== undefined) showObject(outline);
    jumpTo('measure', path);
    if (outline !== undefined && openAnswers(outline).length > 0) askWhatItIs(outline.id);
  }
}

/** The border found along the run on the screen that may be what a path asks for; null where none is offered. */
export function offerFor(path: string): BorderOffer | null {
  const { lesion, reference } = offersNow(useApp.getState());
  return [lesion, reference].find((offer) => offer?.path === path) ?? null;
}

/** The tool that was armed for another input; a drawing under way stays. */
function putTracingAway(): void {
  const { tracing, draft } = useApp.getState();
  if (tracing !== null && draft === null) takeTool('select');
}

/** What is known beforehand of the outline that a path asks for. */
function tracingFor(path: string, facts: Facts): Tracing {
  if (path === 'lumens.reference') return { role: 'reference', segment: 'EIV' };
  if (path === 'lumens.lesion' || facts.lesion === null) return { role: 'lesion' };
  return { role: 'lesion', segment: facts.lesion.segment, state: nextState(facts) };
}

/** Shows an IVUS run, unless one is on the screen. */
function showIvus(): void {
  const state = useApp.getState();
  const session = sessionNow(state);
  const isIvus = (uid: string | null): boolean => {
    const record = recordOf(session, uid);
    return record !== null && modalityOf(record) === 'IVUS';
  };
  if (isIvus(runUidNow(state))) return;
  const open = state.study?.runs.find(({ run }) => isIvus(run.identity.sopInstanceUid));
  if (open !== undefined) showRun(open.run.identity.sopInstanceUid);
}

/** Goes to the first question whose answer the plan needs, else to the first that is open at all; to the Assessment when every question is answered. */
export function goToQuestion(): void {
  const derived = derivedNow();
  if (derived === null) return;
  const [needed] = derived.way?.steps.find(({ id }) => id === 'assessment')?.left ?? [];
  const open = openQuestion(derived);
  if (needed !== undefined) goToItem(needed);
  else if (open !== undefined && derived.way?.end == null) jumpTo('findings', `findings.${open.path}`);
  else showTab('findings');
}

function openQuestion({ session, facts }: Derived): Question | undefined {
  const [findings, flips] = [findingsOf(session), facts?.states.verdictFlips ?? false];
  return QUESTIONS.find((question) => isAsked(findings, question, flips) && !isAnswered(findings, question));
}

/** Goes to where the next input is given; to the plan itself when nothing is left. */
export function goToNext(): void {
  const way = derivedNow()?.way ?? null;
  if (way === null) return;
  const state = useApp.getState();
  const item = nextItem(way, state.panel, ledTo(state, way)) ?? ledTo(state, way);
  if (item === null) showTab('plan');
  else goToItem(item);
}
