import { expect, test } from 'vitest';
import { type Place, placeSchema } from '../../../core/network/place.ts';
import { receiverSettingsSchema } from '../../../core/network/received.ts';
import { chosenFiles } from '../../../electron/network/chosen-files.ts';

const place = (files: object): Place =>
  placeSchema.parse({
    kind: 'dicomweb',
    id: 'a',
    name: 'A',
    url: 'https://a.example/',
    auth: { kind: 'none' },
    ...files,
  });

/** A computer on which one archive and a receiver with TLS are set up. */
function computer(dialog: (() => Promise<readonly string[]>) | null) {
  const tls = { caFile: '/r/ca.pem', certFile: '/r/c.pem', keyFile: '/r/k.pem' };
  const settings = receiverSettingsSchema.parse({ tls });
  const places = [{ place: place({ caFile: '/a/ca.pem' }), hasSecret: false }];
  const service = {
    places: async () => ({ places, keepsSecrets: false, problem: null }),
    receiver: async () => ({ settings, listening: false, problem: null }),
  };
  return chosenFiles(service, dialog);
}

test('the window may name files that were chosen in the dialog or are set up, and no others', async () => {
  const files = computer(async () => ['/chosen.pem']);
  expect(await files.refusal(['/chosen.pem'])).toContain('was not chosen');
  expect(await files.choose()).toBe('/chosen.pem');
  expect(await files.refusal(['/chosen.pem', '/a/ca.pem', '/r/k.pem'])).toBeNull();
  expect(await files.refusal(['/chosen.pem', '/etc/shadow'])).toContain('was not chosen');
  expect(await files.refusal([])).toBeNull();
});

test('where there is no dialog, or it is cancelled, nothing is chosen', async () => {
  expect(await computer(null).choose()).toBeNull();
  expect(await computer(async () => []).choose()).toBeNull();
});
