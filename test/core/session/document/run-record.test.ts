import { expect, test } from 'vitest';
import { recordOf } from '../../../../core/session/document/run-record.ts';
import { run, sessionWith } from '../fixture.ts';

test('a run is found by its SOP instance UID; without a session, a name or such a run there is none', () => {
  const other = { ...run, sopInstanceUid: '1.2.30' };
  const session = { ...sessionWith(), runs: [run, other] };
  expect([recordOf(session, '1.2.3'), recordOf({ runs: [run, other] }, '1.2.30')]).toEqual([run, other]);
  expect([recordOf(session, '1.2'), recordOf(session, null), recordOf(null, '1.2.3')]).toEqual([null, null, null]);
});
