import { expect, test } from 'vitest';
import type { Findings } from '../../../core/plan/case.ts';
import { QUESTIONS } from '../../../core/plan/questions.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { standingOf } from '../../../renderer/assessment/standing.ts';
import { derive } from '../../../renderer/state/derived.ts';
import { ellipse, outline, sessionWith } from '../../core/session/fixture.ts';

/** How the questions of these paths stand. */
function standings(session: Session, ...paths: readonly string[]): readonly string[] {
  const derived = derive(session);
  return paths.map((path) => {
    const question = QUESTIONS.find((one) => one.path === path);
    if (question === undefined) throw new Error(`no question ${path}`);
    return standingOf(question, derived);
  });
}

const answered = (findings: Findings): Session => ({ ...sessionWith(), findings });

test('a question is open, answered or optional; a duplex of only part of the leg is an answer, but not enough', () => {
  const session = answered({ oedema: 'asymmetric', duplexExtent: 'partial' });
  expect(standings(session, 'oedema', 'dvt', 'side', 'duplexExtent')).toEqual([
    'answered',
    'open',
    'optional',
    'insufficient',
  ]);
});

test('acute thrombosis ends the pathway: what was not answered is not needed, what was answered stays', () => {
  const session = answered({ dvt: 'acute', oedema: 'asymmetric' });
  expect(standings(session, 'dvt', 'oedema', 'side', 'lesionBehaviour')).toEqual([
    'ends',
    'answered',
    'not-needed',
    'not-needed',
  ]);
});

test('minor complaints end the pathway, but thrombosis is still to be excluded', () => {
  const session = answered({ qualityOfLife: 'minimally-affected' });
  expect(standings(session, 'qualityOfLife', 'dvt', 'mass.present')).toEqual(['ends', 'open', 'not-needed']);
});

test('IVUS is answered by the study once the lesion is traced, until the operator answers', () => {
  const traced = sessionWith(outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(14, 4) }));
  expect(standings(traced, 'ivus')).toEqual(['from-study']);
  expect(standings({ ...traced, findings: { ivus: 'not-recorded' } }, 'ivus')).toEqual(['insufficient']);
});
