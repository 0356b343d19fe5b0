import { expect, test } from 'vitest';
import { attemptKey } from '../../../core/practice/key.ts';
import { emptyRecord, withAttempt, writeRecord } from '../../../core/practice/records/record.ts';
import { browserOfEachTest } from '../state/windows.ts';

const browser = browserOfEachTest();

async function takeOlder(): Promise<void> {
  const older = await import('../../../renderer/shell/browser-older.ts');
  await older.takeOlder();
}

function record(day: number): string {
  const attempt = { durationS: null, truthDigest: 'd', teachingPoint: 'x', rows: [], repeats: [] };
  return writeRecord(withAttempt(emptyRecord('A'), { ...attempt, case: 'own-1', at: `2026-01-0${day}T08:00:00Z` }));
}

test('sessions, attempts and records of local storage go to the database, attempts under the present id of their study', async () => {
  browser().items.set('ivus-session:1.2', 'a session');
  browser().items.set('ivus-about:1.2', '{"changedMs":5,"cover":null}');
  browser().items.set(`ivus-attempt:${attemptKey('A', 'long-lesion', 1)}`, 'an attempt');
  browser().items.set('ivus-preferences', '{}');
  await takeOlder();
  expect([...browser().items.keys()]).toEqual(['ivus-preferences']);
  expect([...browser().texts.values()].map(({ id, text }) => [id, text])).toEqual([
    ['ivus-session:1.2', 'a session'],
    [`ivus-attempt:${attemptKey('A', 'practice-07', 1)}`, 'an attempt'],
  ]);
  expect(browser().texts.get('ivus-session:1.2')?.changedMs).toBe(5);
});

test('what finds its place taken goes to the bin, and records are put together', async () => {
  browser().items.set('ivus-session:1.2', 'first');
  browser().items.set('ivus-practice:A', record(1));
  await takeOlder();
  browser().items.set('ivus-session:1.2', 'second');
  browser().items.set('ivus-practice:A', record(2));
  await takeOlder();
  const texts = [...browser().texts.values()];
  expect(texts.filter(({ id }) => id.startsWith('ivus-bin:')).map(({ text }) => text)).toEqual(['second']);
  expect(browser().texts.get('ivus-session:1.2')?.text).toBe('first');
  expect(JSON.parse(browser().texts.get('ivus-practice:A')?.text ?? '').attempts).toHaveLength(2);
});
