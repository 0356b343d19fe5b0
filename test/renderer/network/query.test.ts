import { expect, test } from 'vitest';
import { EMPTY_DRAFT, queryOf } from '../../../renderer/network/query.ts';

const today = new Date(2026, 2, 3);
const asked = (draft: Partial<typeof EMPTY_DRAFT>) => {
  const query = queryOf({ ...EMPTY_DRAFT, ...draft }, today);
  return query.ok ? query.value : query.problem;
};

test('what was typed is searched without blanks around it', () => {
  expect(asked({ name: ' Doe, Jane ' })).toEqual({ name: 'Doe, Jane' });
  expect(asked({ patientId: ' 4711 ', accession: 'A 7', modality: 'IVUS' })).toEqual({
    patientId: '4711',
    accession: 'A 7',
    modality: 'IVUS',
  });
});

test.each([
  ['today', { dateFrom: '20260303', dateTo: '20260303' }],
  ['week', { dateFrom: '20260225', dateTo: '20260303' }],
  ['month', { dateFrom: '20260202', dateTo: '20260303' }],
] as const)('%s ends today and begins so many days before', (days, expected) => {
  expect(asked({ days })).toEqual(expected);
});

test('of a range either end may be open', () => {
  expect(asked({ days: 'range', from: '2026-01-05' })).toEqual({ dateFrom: '20260105' });
  expect(asked({ days: 'range', to: '2026-01-05' })).toEqual({ dateTo: '20260105' });
  expect(asked({ days: 'range', from: '2026-01-06', to: '2026-01-05' })).toBe('The first day is after the last one.');
});

test('a search for everything, or for everything of a modality, is refused', () => {
  for (const draft of [{}, { modality: 'XA' }, { days: 'range' }, { name: '  ' }] as const)
    expect(asked(draft)).toBe('Enter an ID, a name, an accession number or a day.');
});

test('what is too long for an archive is refused', () => {
  expect(asked({ patientId: 'x'.repeat(65) })).toBe('An entry is too long for a search: at most 64 letters.');
});
