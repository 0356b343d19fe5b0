import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../core/preferences.ts';
import { measured } from '../../../renderer/ui/measured.ts';

const cm = { ...DEFAULT_PREFERENCES, units: 'cm' as const };

test('14.23 mm are 14.2 mm or 1.42 cm and 154 mm² are 1.540 cm²; pixels stay pixels; the unit is always there', () => {
  expect(measured(14.23, 'mm')).toBe('14.2 mm');
  expect(measured(14.23, 'mm', cm)).toBe('1.42 cm');
  expect(measured(154, 'mm²', cm)).toBe('1.540 cm²');
  expect(measured(120, 'px', cm)).toBe('120.0 px');
});
