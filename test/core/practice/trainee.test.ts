import { expect, test } from 'vitest';
import { partsOf } from '../../../core/practice/parts.ts';
import { takingForm } from '../../../core/practice/request-form.ts';
import { scoreSession } from '../../../core/practice/score.ts';
import { findingsOf } from '../../../core/session/derived/from-study.ts';
import { apply } from '../../../core/session/document/apply.ts';
import { alongVein } from '../../../core/session/vein/along.ts';
import { requestFormOf } from '../../../samples/phantom/request-form.ts';
import { fresh, studies, study } from './perfect.ts';
import { trained } from './trainee.ts';

test.each(studies)(
  '$of.id can be finished with full marks from the form, the history, the frames and the venogram',
  (each) => {
    const score = scoreSession(trained(each), each.truth);
    if (!score.ok) throw new Error(score.problem);
    const { rows, decided } = score.value;
    expect(rows.filter(({ band }) => band !== 'good')).toEqual([]);
    expect(decided).toEqual({ read: decided.truth, truth: decided.truth, band: 'good' });
    const sized = ['APPROPRIATE', 'NO_DEVICE'].includes(each.of.expected.outcome);
    const parts = ['Decision', 'Frames', 'Diameters', ...(sized ? ['Landing'] : []), 'Answers'];
    expect(partsOf(rows).map(({ title }) => title)).toEqual(parts);
  },
);

test.each(studies)('$of.id: the decision is not on the form: whoever only takes it has decided nothing', (each) => {
  const session = fresh(each);
  const taking = takingForm(session, requestFormOf(each.of));
  if (taking?.type !== 'takeForm') throw new Error('the form says something');
  expect(taking.answers.map(({ question }) => question)).not.toContain('lesionBehaviour');
  const runs = session.runs.map((run) => ({ ...run, operatorScale: null }));
  const told = apply({ ...session, runs }, taking);
  expect([findingsOf(told), told.axis]).toEqual([each.truth.given?.findings, each.truth.given?.axis]);
  const score = scoreSession(told, each.truth);
  if (!score.ok) throw new Error(score.problem);
  const { rows, decided } = score.value;
  expect([decided.read, decided.band]).toEqual(['none', 'missed']);
  expect(rows.filter(({ band }) => band === 'good')).toEqual([]);
});

test.each(studies.filter(({ of }) => of.form.probe))(
  '$of.id: the positions of the form tell every frame between them to within a millimetre',
  ({ of, truth }) => {
    const places = (requestFormOf(of).lengths?.positions ?? []).map(({ frame, mm }) => ({ frame: frame - 1, mm }));
    expect([places[0]?.frame, places.at(-1)?.frame]).toEqual([0, truth.run.frames - 1]);
    const errors = truth.frames.map(({ frame, positionMm }) => {
      const along = alongVein({ known: false, reason: '', sentence: '' }, places, frame - 1);
      return along.known ? Math.abs(along.mm - (positionMm ?? Number.NaN)) : Number.NaN;
    });
    expect(Math.max(...errors)).toBeLessThanOrEqual(1);
  },
);

test('the motorised run: the frames that the form names lie at the confluence and at the ends of the straight vein', () => {
  const { of, truth } = study('motorised-pullback');
  const named = of.form.sentences.flatMap((sentence) =>
    [...sentence.matchAll(/frame (\d+)/g)].map(([, frame]) => Number(frame)),
  );
  const places = named.map((frame) => truth.frames[frame - 1]?.positionMm);
  expect(places).toEqual([0, of.straightEiv.startMm, of.straightEiv.endMm]);
});
