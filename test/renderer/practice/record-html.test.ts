import { expect, test } from 'vitest';
import type { PracticeRecord } from '../../../core/practice/records/record.ts';
import { recordHtml } from '../../../renderer/practice/records/record-html.ts';

function record(trainee: string, errors: readonly number[]): PracticeRecord {
  return {
    format: 'ivus-practice/1',
    trainee,
    attempts: errors.map((error, index) => ({
      case: 'classic',
      at: `2026-05-0${index + 1}T08:00:00Z`,
      durationS: 247,
      truthDigest: 'a',
      teachingPoint: 'Trace <where> dark turns to bright & stop.',
      rows: [
        {
          key: 'lesion/outline-min',
          measure: 'outline-min',
          subject: 'lesion',
          label: 'Lesion: shortest diameter',
          unit: 'mm',
          truth: 4,
          read: 4 + error,
          error,
          band: 'off',
        },
      ],
      repeats: [],
    })),
  };
}

test('the printed record tells bias and spread: errors of 1, 2 and 3 mm have a bias of 2 mm and a standard deviation of 1 mm', () => {
  const html = recordHtml(record('Fellow', [1, 2, 3]), new Map([['classic', '1 · Left leg']]));
  expect(html).toContain('<td>Lesion: shortest diameter</td><td>3</td><td>+2.00 mm</td><td>1.00 mm</td>');
  // 2 ± 1.96 · 1
  expect(html).toContain('<td>+0.04 to +3.96 mm</td>');
  expect(html).toContain('<td>2026-05-01 08:00</td><td>1 · Left leg</td><td>4:07 min</td>');
});

test('what a trainee or a teacher has typed is text in the printed record, never markup', () => {
  const html = recordHtml(record('<img src=x>', [1]), new Map());
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x&gt;');
  expect(html).toContain('Trace &lt;where&gt; dark turns to bright &amp; stop.');
});
