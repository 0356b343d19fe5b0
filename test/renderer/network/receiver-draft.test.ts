import { expect, test } from 'vitest';
import { receiverSettingsSchema } from '../../../core/network/received.ts';
import { receiverDraft, receiverOf } from '../../../renderer/network/receiver-draft.ts';

const settings = receiverSettingsSchema.parse({
  on: true,
  address: '10.0.0.5',
  callers: [
    { title: 'IVUSLAB', address: '10.0.0.9' },
    { title: 'CATH LAB', address: 'fd00::7' },
    { title: 'CATH LAB 2', address: null },
  ],
  quota: 1_500_000_000,
});

test('settings go through the form unchanged', () => {
  expect(receiverOf(receiverDraft(settings), true)).toEqual({ ok: true, value: settings });
  const first = receiverSettingsSchema.parse({});
  expect(receiverOf(receiverDraft(first), false)).toEqual({ ok: true, value: first });
});

test('a line is a title, with an address behind a comma', () => {
  expect(receiverDraft(settings).callers).toBe('IVUSLAB, 10.0.0.9\nCATH LAB, fd00::7\nCATH LAB 2');
});

test.each([
  [{ port: '0' }, 'The port must be a whole number from 1 to 65535.'],
  [{ port: '' }, 'The port must be a whole number from 1 to 65535.'],
  [{ title: '' }, 'The title (AE) must have 1 to 16 plain characters.'],
  [{ keptDays: '1.5' }, 'Enter for how many days studies are kept: 1 to 3650.'],
  [{ quotaGb: 'much' }, 'Enter the size limit of the inbox in GB, or leave it empty.'],
  [
    { callers: 'a title that is too long' },
    'Enter a device in each line: its title (AE), then a comma and its address if only that may call.',
  ],
  [{ tls: true }, 'Encryption needs all three files: authority, certificate and key.'],
])('%o is refused with a sentence', (change, problem) => {
  expect(receiverOf({ ...receiverDraft(settings), ...change }, true)).toEqual({ ok: false, problem });
});
