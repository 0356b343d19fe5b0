import { expect, test } from 'vitest';
import type { Place } from '../../../core/network/place.ts';
import { draftOf, newDraft, type PlaceDraft, placeOf } from '../../../renderer/network/place-draft.ts';

const common = { id: 'a', name: 'Archive', queryLimit: 50, mayRetrieve: true, maySend: false };
const PLACES: readonly Place[] = [
  { kind: 'dicomweb', ...common, url: 'https://pacs.example/dicom-web', auth: { kind: 'none' } },
  { kind: 'dicomweb', ...common, url: 'http://10.1.1.1:8042/dicom-web', auth: { kind: 'basic', user: 'ivus' } },
  { kind: 'dicomweb', ...common, url: 'https://pacs.example/', auth: { kind: 'bearer' }, caFile: '/etc/ca.pem' },
  {
    kind: 'dicomweb',
    ...common,
    url: 'https://pacs.example/',
    auth: { kind: 'certificate', certFile: '/c.pem', keyFile: '/k.pem' },
  },
  {
    kind: 'dimse',
    ...common,
    host: 'pacs.example',
    port: 104,
    calledTitle: 'PACS',
    callingTitle: 'US',
    tls: null,
    retrieveBy: 'get',
  },
  {
    kind: 'dimse',
    ...common,
    host: '10.1.1.1',
    port: 2762,
    calledTitle: 'PACS',
    callingTitle: 'US',
    tls: { caFile: '/ca.pem', certFile: '/c.pem', keyFile: '/k.pem' },
    retrieveBy: 'move',
  },
];

test.each(PLACES)('a place goes through its form unchanged: $kind', (place) => {
  expect(placeOf(draftOf(place))).toEqual({ ok: true, value: place });
});

const sentence = (change: Partial<PlaceDraft>, kind: Place['kind']) => {
  const whole = { name: 'Archive', url: 'https://pacs.example', host: 'pacs', calledTitle: 'PACS' };
  const place = placeOf({ ...newDraft('a'), ...whole, kind, ...change });
  return place.ok ? null : place.problem;
};

test('what is wrong in the form is said with the name of its field', () => {
  expect(sentence({}, 'dicomweb')).toBeNull();
  expect(sentence({}, 'dimse')).toBeNull();
  expect(sentence({ name: ' ' }, 'dicomweb')).toBe('The name is missing.');
  expect(sentence({ url: 'pacs' }, 'dicomweb')).toBe('The address must begin with http:// or https://.');
  expect(sentence({ url: 'https://me:secret@pacs.example' }, 'dicomweb')).toBe(
    'The address must not hold a user, a password, a query or a fragment.',
  );
  expect(sentence({ auth: 'basic' }, 'dicomweb')).toBe('The user is missing.');
  expect(sentence({ auth: 'certificate', certFile: '/c.pem' }, 'dicomweb')).toBe('The key is missing.');
  expect(sentence({ port: '70000' }, 'dimse')).toBe('The port must be a whole number from 1 to 65535.');
  expect(sentence({ port: '1e3' }, 'dimse')).toBe('The port must be a whole number from 1 to 65535.');
  expect(sentence({ host: '' }, 'dimse')).toBe('The host is missing.');
  expect(sentence({ calledTitle: 'far too long a title' }, 'dimse')).toBe(
    'The archive’s title (AE) must have 1 to 16 plain characters.',
  );
  expect(sentence({ queryLimit: '0' }, 'dimse')).toBe(
    'Largest number of studies found must be a whole number from 1 to 1000.',
  );
});
