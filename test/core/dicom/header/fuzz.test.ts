import { expect, test } from 'vitest';
import { bundled } from '../../../bundle.ts';
import { fuzz } from '../../../fuzz/watch.ts';

test('300 damaged files are each shown or refused by one sentence: no crash, no hang over 2 s, no memory over 512 MB', async () => {
  const program = await bundled('test/fuzz/child.ts', 'fuzz-short');
  const { inputs, failures } = await fuzz(program, 2024, 300, () => undefined);
  expect({ inputs, failures }).toEqual({ inputs: 300, failures: [] });
});
