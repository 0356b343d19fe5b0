import { expect, test } from 'vitest';
import { heldEvents } from '../../../electron/network/held-events.ts';

test('what happens before anybody hears is told then, once and in its order', () => {
  const sent: string[] = [];
  const { tell, heard } = heldEvents((event: string) => sent.push(event));
  tell('a study was deleted');
  tell('the receiver is on');
  expect(sent).toEqual([]);
  heard();
  tell('a study has arrived');
  heard();
  expect(sent).toEqual(['a study was deleted', 'the receiver is on', 'a study has arrived']);
});
