import { expect, test } from 'vitest';
import { shownName } from '../../../../core/dicom/header/person-name.ts';

test.each([
  ['Adams^John Robert Quincy^^Rev.^B.A. M.Div.', 'Adams, Rev. John Robert Quincy B.A. M.Div.'],
  ['Yamada^Tarou=山田^太郎=やまだ^たろう', 'Yamada, Tarou (山田 太郎)'],
  ['=山田^太郎', '山田 太郎'],
  ['김^희중', '김, 희중'],
  ['김^희중=金^熙中', '김, 희중 (金 熙中)'],
  ['Doe^Jane=Doe^Jane', 'Doe, Jane'],
  ['ANONYMOUS', 'ANONYMOUS'],
  ['^Jane', 'Jane'],
  ['', ''],
])('the name %s reads as %s', (stored, shown) => {
  expect(shownName(stored)).toBe(shown);
});
