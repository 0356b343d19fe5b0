import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Findings } from '../../../../core/plan/case.ts';
import { factsOf } from '../../../../core/plan/facts.ts';
import { workedCase } from '../../../../core/plan/rules/worked.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import type { Way } from '../../../../core/session/derived/steps.ts';
import { itemAt, wayOf } from '../../../../core/session/derived/steps.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

function told(session: Session): { readonly way: Way; readonly outcome: string } {
  const sessionCase = caseOf(session);
  if (!sessionCase.planCase.ok) throw new Error(sessionCase.planCase.problem);
  const facts = factsOf(sessionCase.planCase.value);
  return { way: wayOf(session, sessionCase, facts), outcome: facts.outcome };
}

const way = (session: Session): Way => told(session).way;
const counts = (session: Session): readonly string[] => way(session).steps.map(({ done, total }) => `${done}/${total}`);
const leftOf = (session: Session, step: number): readonly string[] =>
  way(session).steps[step]?.left.map(({ text }) => text) ?? [];

const expired = outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(17, 4.4), state: 'expiration' });
const inspired = outline({ id: 'L2', role: 'lesion', frame: 3, knots: ellipse(17, 4.6), state: 'inspiration' });
const reference = outline({
  id: 'R',
  role: 'reference',
  segment: 'EIV',
  normal: true,
  frame: 6,
  knots: ellipse(13.4, 12.6),
});
const traced = [expired, inspired, reference];

/** The answers and lengths of the worked base case: whole leg not swollen, no mass. */
const { findings: answered = {}, axis = {} } = workedCase({});

const finished = (findings: Findings = answered): Session => ({ ...sessionWith(...traced), findings, axis });

test('an empty session of a calibrated IVUS run wants three tracings, six lengths and the seventeen answers that every case needs', () => {
  expect(counts(sessionWith())).toEqual(['0/3', '0/6', '0/17']);
  expect(leftOf(sessionWith(), 0)).toEqual([
    'Trace the lesion',
    'Trace the lesion in another breath state',
    'Trace the reference, a normal external iliac vein',
  ]);
});

test('every tracing, length and answer takes one off what is left, and nothing is left when the plan is decided', () => {
  const session = finished();
  expect(counts(session)).toEqual(['3/3', '6/6', '17/17']);
  expect(told(session)).toMatchObject({ outcome: 'APPROPRIATE', way: { left: [], end: null } });
  expect(counts({ ...session, outlines: [expired] })[0]).toBe('1/3');
  expect(counts({ ...session, axis: { ...axis, method: 'unknown' } })[1]).toBe('5/6');
  expect(counts({ ...session, findings: { ...answered, qualityOfLife: 'unknown' } })[2]).toBe('16/17');
});

test('the second state is asked for by name once the first is known, and a state that was not said is asked of its tracing', () => {
  expect(leftOf(sessionWith(expired), 0)).toContain('Trace the lesion in another breath state: inspiration');
  expect(leftOf(sessionWith(inspired), 0)).toContain('Trace the lesion in another breath state: expiration');
  const unsaid = way(sessionWith({ ...expired, state: 'unspecified' }));
  expect(itemAt(unsaid, 'lumens.lesion.state')).toMatchObject({
    text: 'Set the breath state in which the lesion was traced',
    outline: 'L',
  });
});

test('a tracing that lacks only a word leads to that tracing and not to another one', () => {
  const itemOf = (path: string, ...outlines: readonly Outline[]) => itemAt(way(sessionWith(...outlines)), path);
  expect(itemOf('lumens.reference', { ...reference, normal: null })).toMatchObject({
    text: 'Is R (frame 7) normal and not compressed?',
    outline: 'R',
  });
  expect(itemOf('lumens.lesion', { ...expired, segment: 'unknown' })).toMatchObject({
    text: 'Which vein segment is L (frame 1)?',
    outline: 'L',
  });
  expect(itemOf('lumens.reference', { ...reference, normal: false })).toMatchObject({
    text: 'Trace another reference: this one is not normal, or compressed',
    outline: null,
  });
  expect(itemOf('lumens.reference', { ...reference, segment: 'CIV' })).toMatchObject({ outline: 'R' });
  expect(itemOf('lumens.lesion', { ...expired, primary: false }, inspired)).toMatchObject({
    text: 'Choose the lesion tracing that decides',
    outline: 'L',
  });
  expect(itemOf('lumens.lesion', { ...expired, accepted: false })?.text).toContain('not accepted yet');
});

test('an outline of which nobody has said what it is is asked about once, for what is traced first', () => {
  const open = (id: string) => outline({ id, frame: 4, role: 'unknown', segment: 'unknown', knots: ellipse(17, 4.6) });
  const question = 'Is A (frame 5) the lesion or the reference?';
  expect(leftOf(sessionWith(open('A')), 0)).toEqual([
    question,
    'Trace the lesion in another breath state',
    'Trace the reference, a normal external iliac vein',
  ]);
  expect(leftOf(sessionWith(expired, open('A')), 0)).toEqual([
    'Trace the lesion in another breath state: inspiration',
    question,
  ]);
  expect(leftOf(sessionWith(expired, reference, open('A')), 0)).toEqual([question]);
});

test('a swollen whole leg and a mass bring two questions each, and say why', () => {
  const asked = (findings: Findings) =>
    way(finished(findings))
      .left.filter(({ because }) => because !== null)
      .map(({ path, because }) => [path.replace('findings.', ''), because]);
  expect(asked({ ...answered, wholeLegSwelling: 'yes', pelvicImaging: 'unknown', pelvicThrombus: 'unknown' })).toEqual([
    ['pelvicImaging', 'The whole leg is swollen'],
    ['pelvicThrombus', 'The whole leg is swollen'],
  ]);
  expect(asked({ ...answered, mass: { present: 'yes' } })).toEqual([
    ['mass.characterisedBy', 'There is an iliac mass'],
    ['mass.compressionCause', 'There is an iliac mass'],
  ]);
});

test('states that disagree about the verdict bring one question more', () => {
  const open = outline({ ...inspired, knots: ellipse(17, 9) });
  const session = { ...finished(), outlines: [expired, open, reference] };
  expect(way(session).left).toMatchObject([
    { path: 'findings.fixedDespiteVariation', because: 'The verdict differs between the breath states' },
  ]);
});

test('exchanged tracings are something new to do, about the tracing that decides', () => {
  const wide = { ...expired, knots: ellipse(18, 14) };
  const session = { ...finished(), outlines: [wide, { ...inspired, knots: ellipse(18, 14.5) }, reference] };
  expect(way(session).left).toMatchObject([{ path: 'lumens.lesion.narrower', outline: 'L' }]);
  expect(counts(session)[0]).toBe('3/4');
});

test('without a scale in the file one thing more is to be done from the first moment, and it is done by the operator’s word', () => {
  const blind = { ...run, spacing: { ...run.spacing, regions: null } };
  const session = { ...sessionWith(), runs: [blind] };
  expect(leftOf(session, 0)[0]).toBe('Set the scale in millimetres');
  expect(counts({ ...session, outlines: traced })[0]).toBe('3/4');
  const odd = { ...blind, modality: 'IVUS', spacing: { ...blind.spacing, pixelSpacing: [0.1, 0.1] as const } };
  const unconfirmed = { ...session, runs: [odd] };
  const confirmed = { ...session, runs: [{ ...odd, spacingConfirmed: true }] };
  expect([counts(unconfirmed)[0], counts(confirmed)[0]]).toEqual(['0/4', '1/4']);
});

test('where no header says IVUS the operator is asked which run is', () => {
  const us = { ...run, modality: 'US' };
  const session = { ...sessionWith(), runs: [us] };
  expect(leftOf(session, 0)[0]).toBe('Set which run is IVUS');
  expect(counts({ ...session, runs: [{ ...us, declaredModality: 'IVUS' }] })[0]).toBe('1/4');
});

test('acute thrombosis ends the way at once; any other end still waits for the thrombosis questions', () => {
  const acute = way({ ...sessionWith(), findings: { dvt: 'acute' } });
  expect(acute).toMatchObject({ left: [], end: { path: 'findings.dvt', outcome: 'DIVERT_DVT' } });
  expect(acute.steps.map(({ cut }) => cut)).toEqual([true, true, true]);
  const minor = way({ ...sessionWith(), findings: { qualityOfLife: 'not-affected' } });
  expect(minor.end?.because).toBe('The symptoms do not significantly affect quality of life.');
  expect(minor.left.map(({ path }) => path)).toEqual([
    'findings.wholeLegSwelling',
    'findings.dvt',
    'findings.duplexExtent',
    'findings.cfvWaveform',
  ]);
});

test('lengths in a wrong order are left to do', () => {
  const session = { ...finished(), axis: { ...axis, lesionEndMm: 1, lesionStartMm: 9 } };
  expect(leftOf(session, 1)).toEqual(['Lengths from the confluence: Lesion ends (below its start)']);
});

/** Some of the base case's answers, some changed, some not given. */
const someFindings: fc.Arbitrary<Findings> = fc
  .record({
    dvt: fc.constantFrom('excluded', 'acute', undefined),
    wholeLegSwelling: fc.constantFrom('yes', 'no', undefined),
    pelvicImaging: fc.constantFrom('ctv', 'not-done', undefined),
    pelvicThrombus: fc.constantFrom('no', 'yes', undefined),
    qualityOfLife: fc.constantFrom('significantly-affected', 'not-affected', undefined),
    lesionBehaviour: fc.constantFrom('fixed', 'dynamic', undefined),
    mass: fc.constantFrom({ present: 'no' }, { present: 'yes' }, { present: 'yes', compressionCause: 'arterial' }),
    postThrombotic: fc.constantFrom('no', 'yes', undefined),
  })
  .map((changed) => JSON.parse(JSON.stringify({ ...answered, ...changed })) as Findings);

test('nothing is left exactly when the planner decides, whatever was traced, answered and measured', () => {
  const someOutlines = fc.subarray([
    ...traced,
    { ...inspired, id: 'wide', knots: ellipse(17, 14) },
    { ...reference, id: 'compressed', normal: false },
  ]);
  const someAxis = fc.constantFrom(axis, {}, { ...axis, lesionStartMm: 200 });
  const someRun = fc.constantFrom(run, { ...run, spacing: { ...run.spacing, regions: null } });
  fc.assert(
    fc.property(someOutlines, someFindings, someAxis, someRun, (outlines, findings, lengths, record) => {
      const session = { ...sessionWith(...outlines), findings, axis: lengths, runs: [record] };
      const { way: found, outcome } = told(session);
      expect(found.left.length === 0).toBe(outcome !== 'BLOCKED');
    }),
    { numRuns: 150 },
  );
});
