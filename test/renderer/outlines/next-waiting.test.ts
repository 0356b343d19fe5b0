import { expect, test } from 'vitest';
import { nextWaiting, waitingOutlines } from '../../../renderer/outlines/next-waiting.ts';
import { outline, run, sessionWith } from '../../core/session/fixture.ts';

const waiting = { accepted: false } as const;
const second = { ...run, sopInstanceUid: '1.2.9' };
const session = {
  ...sessionWith(
    outline({ id: 'mine', frame: 1 }),
    outline({ id: 'between', frame: 2, origin: 'interpolation', ...waiting }),
    outline({ id: 'later', frame: 8, origin: 'imported', ...waiting }),
    outline({ id: 'other run', run: '1.2.9', frame: 0, origin: 'imported', ...waiting }),
    outline({ id: 'first', frame: 3, origin: 'imported', ...waiting }),
  ),
  runs: [run, second],
};
const names = (outlines: readonly { readonly id: string }[]) => outlines.map(({ id }) => id);

test('those of a report come first, run after run and frame after frame; then all others that wait', () => {
  expect(names(waitingOutlines(session))).toEqual(['first', 'later', 'other run']);
  const rest = session.outlines.filter(({ origin }) => origin !== 'imported');
  expect(names(waitingOutlines({ ...session, outlines: rest }))).toEqual(['between']);
});

test('one after the other is shown, the first after the last; none where nothing waits', () => {
  const all = waitingOutlines(session);
  expect(['mine', 'first', 'other run', null].map((id) => nextWaiting(all, id)?.id)).toEqual([
    'first',
    'later',
    'first',
    'first',
  ]);
  expect(nextWaiting([], 'mine')).toBeNull();
});
