import { expect, test } from 'vitest';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import { continued, historyOf, perform, undo } from '../../../../core/session/document/history.ts';
import { profileOf } from '../../../../core/session/vein/profile.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const moved = (by: number) => ellipse(14, 14).map(([x, y]) => [x + by, y] as const);
const nudge = (by: number) => ({ type: 'reshape', id: 'A', knots: moved(by), label: 'nudge outline' }) as const;

test('what goes on with the last step is undone together with it', () => {
  const before = historyOf(sessionWith(outline({ id: 'A' })));
  const first = perform(before, nudge(1));
  const row = continued(continued(first, nudge(2)), nudge(3));
  expect(row.present.outlines[0]?.knots).toEqual(moved(3));
  expect(row.past.map(({ label }) => label)).toEqual(first.past.map(({ label }) => label));
  expect(undo(row).present).toBe(before.present);
});

test('several outlines are deleted in one step, each with its repeats; deleting what is not there is no step', () => {
  const session = sessionWith(
    outline({ id: 'A' }),
    outline({ id: 'A again', repeatOf: 'A' }),
    outline({ id: 'B', frame: 1 }),
    outline({ id: 'C', frame: 2 }),
  );
  const after = apply(session, { type: 'removeOutlines', ids: ['A', 'C'] });
  expect(after.outlines.map(({ id }) => id)).toEqual(['B']);
  expect(apply(session, { type: 'removeOutlines', ids: ['?'] })).toBe(session);
});

test('new interpolated outlines take the place of the earlier ones in one step', () => {
  const made = (id: string) => outline({ id, frame: 2, origin: 'interpolation', accepted: false });
  const after = apply(sessionWith(outline({ id: 'A' }), made('old')), {
    type: 'addOutlines',
    outlines: [made('new')],
    replacing: ['old'],
    label: 'interpolate',
  });
  expect(after.outlines.map(({ id }) => id)).toEqual(['A', 'new']);
});

test('a reference that was copied is no lumen of the plan until it is accepted, and stands in the profile as one that waits', () => {
  const reference = outline({ id: 'R', role: 'reference', segment: 'EIV', origin: 'copy', accepted: false });
  const session = sessionWith(reference);
  expect(caseOf(session).outlines).toEqual([]);
  expect(profileOf(session, run.sopInstanceUid, null).points.map((point) => point.outline.accepted)).toEqual([false]);
  expect(caseOf(apply(session, { type: 'accept', ids: ['R'] })).outlines).toEqual(['R']);
});
