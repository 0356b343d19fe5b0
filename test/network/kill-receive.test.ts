import { expect, test } from 'vitest';
import { receiveRounds } from '../kill/receive-rounds.ts';

test('a receiver that is killed a dozen times while it receives loses nothing that it has confirmed, and names nothing that is not whole', async () => {
  expect(await receiveRounds(12, 14)).toMatchObject({ kills: 12, confirmed: 3, failures: [] });
});
