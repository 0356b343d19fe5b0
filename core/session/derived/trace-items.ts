import type { Facts } from '../../plan/facts.ts';
import { isIvusLesion, isValidReference } from '../../plan/lumens.ts';
import { FEWEST_STATES } from '../../plan/missing.ts';
import { MISSING_LUMENS } from '../../plan/words.ts';
import type { LesionState, Outline, RunRecord, Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import { scaleOf } from '../drawn/readings.ts';
import type { OpenAnswer } from '../drawn/saying.ts';
import { openAnswers } from '../drawn/saying.ts';

import { leftOutReason, type SessionCase } from './case.ts';
import { modalityOf } from './modality.ts';
import type { StepItem } from './step-item.ts';

/** What the tracings still need, in the order in which it is done: which run is IVUS, its scale, the lesion in two breath states, the reference. */
export function traceItems(session: Session, sessionCase: SessionCase, facts: Facts): readonly StepItem[] {
  const [lesion, reference] = [tracedAs('lesion', session), tracedAs('reference', session)];
  const roleless = tracedAs('unknown', session);
  // Each is asked about once: by what is traced first where both are missing.
  const forLesion = facts.lesion === null && lesion === null ? roleless : null;
  const forReference = reference === null && forLesion === null ? roleless : null;
  const forState = forLesion === null && forReference === null ? roleless : null;
  return [
    ...modalityItem(session),
    ...scaleItem(session, facts),
    lesionItem(lesion ?? forLesion, sessionCase, facts),
    stateItem(lesion, forState, facts),
    referenceItem(reference ?? forReference, sessionCase, facts),
    ...exchangedItem(facts),
  ];
}

/** A breath state in which the lesion has not been traced yet, to propose for its next tracing. */
export function nextState({ states }: Pick<Facts, 'states'>): LesionState {
  return states.names.includes('expiration') ? 'inspiration' : 'expiration';
}

const item = (path: string, text: string, done: boolean, outline: string | null = null): StepItem => ({
  path,
  text,
  done,
  because: null,
  outline,
});

const isIvus = (run: RunRecord | null): boolean => run !== null && modalityOf(run) === 'IVUS';

/** Asked only where no header says that its run is IVUS. */
function modalityItem({ runs }: Session): readonly StepItem[] {
  if (runs.length === 0 || runs.some((run) => isIvus({ ...run, declaredModality: null }))) return [];
  return [item('runs.modality', 'Set which run is IVUS', runs.some(isIvus))];
}

/** Asked only where the file alone gives no scale that may size a stent, or none where the lumen was traced. */
function scaleItem({ runs }: Session, { lumens }: Facts): readonly StepItem[] {
  const ivus = runs.filter(isIvus);
  const judged = lumens.filter((lumen) => isIvusLesion(lumen) || isValidReference(lumen));
  const unscaled = judged.find(({ unit }) => unit === 'px');
  const fileSizes = ivus.every((run) => sizes({ ...run, operatorScale: null, spacingConfirmed: false }));
  if (unscaled === undefined && fileSizes) return [];
  const done = unscaled === undefined && (judged.length > 0 || ivus.some(sizes));
  return [item('runs.scale', 'Set the scale in millimetres', done, unscaled?.id ?? null)];
}

const sizes = (run: RunRecord): boolean => scaleOf(run, null).scale.sizing;

function lesionItem(begun: Outline | null, sessionCase: SessionCase, { lesion }: Facts): StepItem {
  const path = 'lumens.lesion';
  if (lesion !== null) return item(path, 'Trace the lesion', true);
  if (begun === null) return item(path, 'Trace the lesion', false);
  const left = questionOf(begun, ['role', 'segment']) ?? leftOut(begun, sessionCase);
  return item(path, left ?? 'Choose the lesion tracing that decides', false, begun.id);
}

function stateItem(lesion: Outline | null, roleless: Outline | null, facts: Facts): StepItem {
  const path = 'lumens.lesion.state';
  const { states, lumens } = facts;
  const unsaid = lumens.find(
    ({ role, modality, state = 'unspecified' }) => role === 'lesion' && modality === 'IVUS' && state === 'unspecified',
  );
  const done = states.names.length >= FEWEST_STATES;
  if (!done && unsaid !== undefined)
    return item(path, 'Set the breath state in which the lesion was traced', false, unsaid.id);
  const asked = [lesion, roleless].find((each) => each !== null && questionOf(each, ['role', 'segment']) !== null);
  if (!done && asked != null) return item(path, questionOf(asked, ['role', 'segment']) ?? '', false, asked.id);
  const proposed = states.names.length === 0 ? '' : `: ${nextState(facts)}`;
  return item(path, `Trace the lesion in another breath state${proposed}`, done);
}

function referenceItem(begun: Outline | null, sessionCase: SessionCase, { validReferences }: Facts): StepItem {
  const path = 'lumens.reference';
  const text = 'Trace the reference, a normal external iliac vein';
  if (validReferences.length > 0) return item(path, text, true);
  if (begun === null) return item(path, text, false);
  if (begun.normal === false)
    return item(path, 'Trace another reference: this one is not normal, or compressed', false);
  const left = questionOf(begun, ['role', 'segment', 'normal']) ?? leftOut(begun, sessionCase);
  const elsewhere = 'Trace the reference in the external iliac vein: this one lies elsewhere';
  return item(path, left ?? elsewhere, false, begun.id);
}

/** Something new that becomes necessary: the two tracings seem to be exchanged. */
function exchangedItem({ stenosis, lesion }: Facts): readonly StepItem[] {
  if (stenosis?.narrower !== false) return [];
  const path = 'lumens.lesion.narrower';
  return [item(path, MISSING_LUMENS[path] ?? path, false, lesion?.id ?? null)];
}

/** A first tracing of a role on IVUS, one of which something is still to be said before the others; null without any. */
function tracedAs(role: Outline['role'], session: Session): Outline | null {
  const traced = session.outlines.filter(
    (outline) => outline.role === role && outline.repeatOf === null && isIvus(recordOf(session, outline.run)),
  );
  const open = traced.find((outline) => outline.accepted && openAnswers(outline).length > 0);
  return open ?? traced[0] ?? null;
}

const QUESTIONS: Readonly<Record<OpenAnswer, (outline: string) => string>> = {
  role: (outline) => `Is ${outline} the lesion or the reference?`,
  segment: (outline) => `Which vein segment is ${outline}?`,
  state: (outline) => `In which breath state was ${outline} traced?`,
  normal: (outline) => `Is ${outline} normal and not compressed?`,
};

/** The first of some questions that is open of an accepted outline, with its name and frame; null where none of them is. */
function questionOf(outline: Outline, asked: readonly OpenAnswer[]): string | null {
  const open = openAnswers(outline).find((answer) => asked.includes(answer));
  const { accepted, name, frame } = outline;
  return open === undefined || !accepted ? null : QUESTIONS[open](`${name} (frame ${frame + 1})`);
}

function leftOut({ id }: Outline, sessionCase: SessionCase): string | null {
  const found = sessionCase.leftOut.find(({ outline }) => outline.id === id);
  return found === undefined ? null : `Look at ${found.outline.name}: ${leftOutReason(found)}`;
}
