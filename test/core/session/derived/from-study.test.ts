import { expect, test } from 'vitest';
import { plan } from '../../../../core/plan/plan.ts';
import { workedCase } from '../../../../core/plan/rules/worked.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { findingsOf, provenFindings } from '../../../../core/session/derived/from-study.ts';
import { findPlanCase } from '../../../../core/session/derived/plan.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Session } from '../../../../core/session/document/document.ts';
import { writeSession } from '../../../../core/session/document/file.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const lesion = outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(17, 4.4), state: 'expiration' });
const second = outline({ id: 'L2', role: 'lesion', frame: 3, knots: ellipse(17, 4.6), state: 'inspiration' });
const reference = outline({
  id: 'R',
  role: 'reference',
  segment: 'EIV',
  normal: true,
  frame: 6,
  knots: ellipse(13, 12),
});
const venogram = { ...run, sopInstanceUid: '1.2.4', modality: 'XA', frames: 1 };

const proven = (session: Session) => provenFindings(session);

function outcomeOf(session: Session): string {
  const { planCase } = caseOf(session);
  if (!planCase.ok) throw new Error(planCase.problem);
  return plan(planCase.value).outcome;
}

test('IVUS is proven once the lesion is traced on an IVUS run, a venogram as soon as it belongs to the study', () => {
  expect(proven(sessionWith())).toEqual({});
  expect(proven(sessionWith(reference))).toEqual({});
  expect(proven(sessionWith(lesion))).toEqual({ ivus: 'recorded' });
  expect(proven(sessionWith({ ...lesion, accepted: false }))).toEqual({});
  expect(proven({ ...sessionWith(lesion), runs: [{ ...run, modality: 'US' }] })).toEqual({});
  expect(proven({ ...sessionWith(), runs: [run, venogram] })).toEqual({ venography: 'recorded' });
});

test('an answer of the operator’s takes the place of what the study proves, also "not recorded" and "unknown"', () => {
  const session = { ...sessionWith(lesion), runs: [run, venogram] };
  const overruled = apply(session, { type: 'answer', question: 'venography', answer: 'not-recorded' });
  expect(findingsOf(overruled)).toEqual({ ivus: 'recorded', venography: 'not-recorded' });
  const unsaid = apply(session, { type: 'answer', question: 'ivus', answer: 'unknown' });
  expect(findingsOf(unsaid)).toEqual({ ivus: 'unknown', venography: 'recorded' });
});

test('a session that leaves IVUS and venography to the study is planned alike in the window and from its file, with both answers in its case', () => {
  const { findings = {}, axis = {} } = workedCase({});
  const { ivus: _, venography: __, ...others } = findings;
  const session = { ...sessionWith(lesion, second, reference), runs: [run, venogram], findings: others, axis };
  expect(outcomeOf(session)).toBe('APPROPRIATE');
  expect(outcomeOf({ ...session, runs: [run] })).toBe('BLOCKED');
  const found = findPlanCase(writeSession(session), 'case.ivus.json');
  expect(found.ok && found.value.planCase.findings).toMatchObject({ ivus: 'recorded', venography: 'recorded' });
  expect(found.ok && plan(found.value.planCase).outcome).toBe('APPROPRIATE');
});
