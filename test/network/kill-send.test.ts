import { expect, test } from 'vitest';
import { sendRounds } from '../kill/send-rounds.ts';

test('a sender that is killed again and again loses nothing that was put into the outbox, and sends nothing with other bytes', async () => {
  const { kills, arrived, failures } = await sendRounds(5, 14, 15);
  expect({ arrived, failures }).toEqual({ arrived: 15, failures: [] });
  expect(kills).toBeGreaterThan(1);
});
