import { expect, test } from 'vitest';
import { bundled } from '../../../bundle.ts';
import { fuzz } from '../../../fuzz/watch.ts';

test('300 damaged files are each shown or refused by one sentence: no crash, no hang over 2 s, no memory over 512 MB', async () => {
  const program = await bundled('test/fuzz/child.ts', 'fuzz-short');
  const { inputs, failures } = await fuzz(program, { target: 'files', seed: 2024, count: 300 }, () => undefined);
  expect({ inputs, failures }).toEqual({ inputs: 300, failures: [] });
});

test('500 headers damaged where they decide scale, clock and frames state what the program says, or give no scale', async () => {
  const program = await bundled('test/fuzz/child.ts', 'fuzz-headers');
  const { inputs, failures } = await fuzz(program, { target: 'headers', seed: 2024, count: 500 }, () => undefined);
  expect({ inputs, failures }).toEqual({ inputs: 500, failures: [] });
});
