import { expect, test } from 'vitest';
import { networkInput } from '../../../fuzz/network/inputs.ts';
import { judgeNetwork } from '../../../fuzz/network/judge.ts';

test('a peer that sends damaged messages costs its association and nothing else', async () => {
  const verdicts = new Map<string, number>();
  const faults: string[] = [];
  for (let index = 0; index < 1000; index++) {
    const { name, bytes } = networkInput(14, index);
    const { verdict, fault } = await judgeNetwork(bytes, name);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (fault !== null) faults.push(`input ${index} (${name}): ${fault}`);
  }
  expect(faults).toEqual([]);
  // Else the damage would never come past the first message.
  const done = [...verdicts].filter(([verdict]) => verdict.endsWith(': done'));
  expect(done.map(([verdict]) => verdict).toSorted()).toEqual(
    ['echo', 'find', 'get', 'move', 'serve', 'store'].map((way) => `${way}: done`),
  );
});
