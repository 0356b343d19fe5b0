import { expect, test } from 'vitest';
import { placeSchema, secretOf } from '../../../core/network/place.ts';
import { querySchema } from '../../../core/network/rows.ts';

const web = {
  kind: 'dicomweb',
  id: 'main',
  name: 'Archive',
  url: 'https://pacs.example/dicom-web',
  auth: { kind: 'none' },
};
const dimse = {
  kind: 'dimse',
  id: 'old',
  name: 'Old archive',
  host: 'pacs',
  port: 104,
  calledTitle: 'PACS',
  callingTitle: 'PLANNER',
  tls: null,
  retrieveBy: 'get',
};

test('a place is kept with what was said, and may be searched and sent to unless that was said otherwise', () => {
  expect(placeSchema.parse(web)).toEqual({ ...web, queryLimit: 100, mayRetrieve: true, maySend: true });
  expect(placeSchema.parse({ ...dimse, maySend: false, queryLimit: 20 })).toEqual({
    ...dimse,
    queryLimit: 20,
    mayRetrieve: true,
    maySend: false,
  });
});

test.each([
  ['a password in the address', { ...web, url: 'https://me:secret@pacs.example/' }],
  ['another protocol', { ...web, url: 'file:///etc/passwd' }],
  ['a query in the address', { ...web, url: 'https://pacs.example/?to=elsewhere' }],
  ['a line feed in the name', { ...web, name: 'Archive\nof the house' }],
  ['a password in the settings', { ...web, auth: { kind: 'basic', user: 'me', password: 'secret' } }],
  ['a port beyond the last', { ...dimse, port: 65_536 }],
  ['a title of 17 characters', { ...dimse, calledTitle: 'A'.repeat(17) }],
  ['a title with a backslash', { ...dimse, callingTitle: 'A\\B' }],
  ['an id that leaves its folder', { ...dimse, id: '../other' }],
])('a place with %s is refused', (_, place) => {
  expect(placeSchema.safeParse(place).success).toBe(false);
});

test('each way to say who one is tells which secret it needs', () => {
  const keys = { certFile: '/c.pem', keyFile: '/k.pem' };
  const kinds = [{ kind: 'none' }, { kind: 'basic', user: 'me' }, { kind: 'bearer' }, { kind: 'certificate', ...keys }];
  expect(kinds.map((auth) => secretOf(placeSchema.parse({ ...web, auth })))).toEqual([
    null,
    'password',
    'token',
    'pass phrase',
  ]);
  expect([null, {}, keys].map((tls) => secretOf(placeSchema.parse({ ...dimse, tls })))).toEqual([
    null,
    null,
    'pass phrase',
  ]);
});

test('a search takes days as DICOM writes them and codes of modalities', () => {
  expect(querySchema.parse({ patientId: ' 12 ', dateFrom: '20260101' })).toEqual({
    patientId: '12',
    dateFrom: '20260101',
  });
  for (const wrong of [{ dateTo: '2026-01-01' }, { modality: 'ivus' }, { name: '' }, { other: 'x' }])
    expect(querySchema.safeParse(wrong).success).toBe(false);
});
