import { expect, test } from 'vitest';
import { agreementText, axisName, plainly, readingText, valueText } from '../../../renderer/practice/text.ts';

test('an error has its sign and unit, a reading its unit, nothing is a dash', () => {
  expect(valueText(0.4, 'mm', 'error')).toBe('+0.40 mm');
  expect(valueText(-6.24, 'points', 'error')).toBe('−6.2 points');
  expect(valueText(0.001, 'mm', 'error')).toBe('0.00 mm');
  expect(valueText(66.154, 'points')).toBe('66.2 %');
  expect(valueText(-52, 'mm')).toBe('−52.00 mm');
  expect(valueText(0.9583, 'share')).toBe('0.958');
  expect(valueText(null, 'mm')).toBe('–');
});

test('a scale is read in millimetres per pixel although its error is in percent', () => {
  expect(readingText(0.1171875, 'calibration', '%')).toBe('0.11719 mm/px');
  expect(readingText(4.4, 'outline-min', 'mm')).toBe('4.40 mm');
});

test('below three attempts bias and limits are unknown; a distance has no lower limit', () => {
  const few = { n: 2, bias: null, biasHalfWidth: null, deviation: null, limits: null };
  expect(agreementText(few, 'mm')).toEqual({ bias: 'unknown', sd: 'unknown', limits: 'unknown' });
  const some = { n: 3, bias: 0.2, biasHalfWidth: 0.1, deviation: 0.1, limits: [0.004, 0.396] as const };
  expect(agreementText(some, 'mm')).toEqual({ bias: '+0.20 mm', sd: '0.10 mm', limits: '0.00 to +0.40 mm' });
  expect(agreementText({ ...some, limits: null }, 'mm').limits).toBe('one-sided');
});

test('outcomes of the planner are told in plain words, axes name their unit', () => {
  expect(plainly('The plan is NOT_CONFIRMED and should be APPROPRIATE.')).toBe(
    'The plan is “lesion not confirmed” and should be “stent appropriate”.',
  );
  expect(plainly('INAPPROPRIATE')).toBe('“stent not appropriate”');
  expect([axisName('Error', 'mm²'), axisName('Error', 'share')]).toEqual(['Error (mm²)', 'Error']);
});
