import { expect, test } from 'vitest';
import { ALLOWED } from '../../../../core/dicom/deidentify/allowed.ts';
import { cell, type Row, table } from '../manifest.ts';

const actions = new Map(table('data', 'deid-actions.tsv').map((row) => [cell(row, 'tag'), row]));
const listed = ALLOWED.flatMap(({ tag, treatment }) => {
  const row = actions.get(tag);
  return row === undefined ? [] : [{ tag, treatment, row }];
});

test('the table of the standard is the one of 2025, with what a copy can have in it', () => {
  expect(actions.size).toBeGreaterThan(600);
  expect(listed.map(({ tag }) => tag)).toEqual(
    expect.arrayContaining(['00080018', '00080020', '00100040', '00200052']),
  );
});

/** Whether what the copy does with an attribute is what the profile wants, by the options that the copy names in its method codes. */
function asTheProfileWants(treatment: string, row: Row): boolean {
  const basic = cell(row, 'basic').split('/');
  if (treatment === 'uid') return basic.includes('U');
  if (treatment === 'date') return cell(row, 'keep_modified_dates') === 'C';
  if (treatment === 'empty' || treatment === 'other') return basic.some((action) => ['Z', 'X', 'D'].includes(action));
  // Kept only under an option: patient characteristics, device, or times beside dates that were moved.
  const time = /Time$/.test(cell(row, 'name')) && cell(row, 'keep_modified_dates') === 'C';
  return cell(row, 'keep_patient') === 'K' || cell(row, 'keep_device') === 'K' || time;
}

test.each(listed)('$tag is treated ($treatment) as the profile wants it', ({ treatment, row }) => {
  expect(asTheProfileWants(treatment, row)).toBe(true);
});

test('nothing is listed twice, and nothing private, of curves, overlays or the directory', () => {
  const tags = ALLOWED.map(({ tag }) => tag);
  expect(new Set(tags).size).toBe(tags.length);
  const strange = tags.filter(
    (tag) => Number.parseInt(tag.slice(0, 4), 16) % 2 === 1 || /^(0002|0004|50|60)/.test(tag),
  );
  expect(strange).toEqual([]);
});
