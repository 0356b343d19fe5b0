import { expect, test } from 'vitest';
import { attemptOf } from '../../../core/practice/record.ts';
import type { ScoreRow } from '../../../core/practice/row.ts';
import { scoreSession } from '../../../core/practice/score.ts';
import type { Outline, Session } from '../../../core/session/document.ts';
import { grown, perfect, studies, study } from './perfect.ts';

test.each(studies)('$of.id: a session traced on the truth scores full marks', (each) => {
  const score = scoreSession(perfect(each), each.truth);
  if (!score.ok) throw new Error(score.problem);
  const { rows, notScored, counts } = score.value;
  expect({ worse: rows.filter(({ band }) => band !== 'good'), notScored }).toEqual({ worse: [], notScored: [] });
  expect(counts.good).toBe(rows.length);
});

const classic = study('classic-left-nivl');
const done = perfect(classic);

function scored(session: Session, { truth } = classic): readonly ScoreRow[] {
  const score = scoreSession(session, truth);
  if (!score.ok) throw new Error(score.problem);
  return score.value.rows;
}

function row(rows: readonly ScoreRow[], key: string): ScoreRow {
  const found = rows.find((each) => each.key === key);
  if (found === undefined) throw new Error(`no row ${key}`);
  return found;
}

/** The session with one outline changed. */
function changed(session: Session, id: string, change: (outline: Outline) => Outline): Session {
  return { ...session, outlines: session.outlines.map((each) => (each.id === id ? change(each) : each)) };
}

test('a reference traced 1 mm outside the wall reads 2 mm too wide in both diameters and lies 1 mm away', () => {
  const rows = scored(changed(done, 'R1', (outline) => grown(outline, 1, classic.truth.mmPerPixel)));
  expect(row(rows, 'reference/outline-min').error).toBeCloseTo(2, 2);
  expect(row(rows, 'reference/outline-max').error).toBeCloseTo(2, 2);
  expect(row(rows, 'reference/outline-mean')).toMatchObject({ error: expect.closeTo(2, 2), band: 'off' });
  expect(row(rows, 'reference/outline-mean-distance').error).toBeCloseTo(1, 2);
  // 15 mm instead of 13 mm against 4.4 mm: 100·10.6/15 instead of 100·8.6/13.
  const points = (100 * 10.6) / 15 - (100 * 8.6) / 13;
  expect(row(rows, 'study/stenosis')).toMatchObject({
    error: expect.closeTo(points, 1),
    advice: expect.stringContaining('the reference is traced too wide'),
  });
});

test('a session of another study is refused with one sentence that names both', () => {
  const score = scoreSession(perfect(study('right-sided')), classic.truth);
  expect(score).toEqual({
    ok: false,
    problem:
      'This session is of another study (practice-09.dcm) than the case classic-left-nivl (practice-01.dcm); score it against its own case, or measure the run as it is made now.',
  });
});

test('an attempt keeps every row of its score and the lumens traced more than once, in millimetres', () => {
  const [lesion] = done.outlines;
  if (lesion === undefined) throw new Error('the lesion is traced');
  const again = grown({ ...lesion, id: 'L1 again', primary: false, repeatOf: 'L1' }, 0.1, classic.truth.mmPerPixel);
  const session = { ...done, outlines: [...done.outlines, again] };
  const score = scoreSession(session, classic.truth);
  if (!score.ok) throw new Error(score.problem);
  const attempt = attemptOf(session, classic.truth, score.value, { at: '2026-03-02T08:00:00Z', durationS: null });
  expect(attempt.rows.map(({ key }) => key)).toEqual(score.value.rows.map(({ key }) => key));
  const shortest = attempt.repeats.find(({ measure }) => measure === 'outline-min');
  expect(shortest).toEqual({
    measure: 'outline-min',
    frame: 25,
    values: [expect.closeTo(4.4, 3), expect.closeTo(4.6, 3)],
  });
});
