import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../core/preferences.ts';
import { measured } from '../../../renderer/ui/measured.ts';

const cm = { ...DEFAULT_PREFERENCES, units: 'cm' as const };

test('14.23 mm is 1.423 cm and 154 mm² is 1.54 cm²; pixels stay pixels; the unit is always there', () => {
  expect(measured(14.23, 'mm', 2)).toBe('14.23 mm');
  expect(measured(14.23, 'mm', 2, cm)).toBe('1.423 cm');
  expect(measured(154, 'mm²', 0, cm)).toBe('1.54 cm²');
  expect(measured(120, 'px', 0, cm)).toBe('120 px');
});
