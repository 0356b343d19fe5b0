import { expect, test } from 'vitest';
import { QUESTIONS } from '../../../core/plan/questions.ts';
import { isSummedUp, phraseOf } from '../../../core/report/indication.ts';
import { reportText } from '../../../core/report/text.ts';
import { perfect, studies, study } from '../practice/perfect.ts';
import { ellipse, outline, sessionWith } from '../session/fixture.ts';
import { made } from './made.ts';

test.each(studies.map((each) => [each.of.id, each] as const))(
  '%s: the text is plain ASCII in short lines',
  (_, each) => {
    const text = reportText(made(perfect(each)));
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(76);
  },
);

test('the text names no patient and no study, and the findings stand alone', () => {
  const content = made(perfect(study('classic-left-nivl')));
  const named = {
    ...content,
    header: { ...content.header, patientName: 'Doe, Jane', patientId: '4711', accessionNumber: 'A-77' },
  };
  expect(reportText(named)).toBe(reportText(content));
  const findings = reportText(content, 'findings');
  expect(findings.startsWith('FINDINGS:')).toBe(true);
  expect(findings).not.toMatch(/INDICATION|TECHNIQUE/);
});

test('every answer but "unknown" has its phrase', () => {
  const silent = QUESTIONS.filter(({ path }) => !isSummedUp(path)).flatMap(({ path, options }) =>
    options
      .slice(0, -1)
      .filter(({ value }) => phraseOf(path, value) === null)
      .map(({ value }) => `${path} ${value}`),
  );
  expect(silent).toEqual([]);
});

test('what is copied and never moved, or waits to be accepted, is no figure of the report and is said', () => {
  const content = made(
    sessionWith(
      outline({ id: 'a', name: 'Lesion 1', role: 'lesion', state: 'expiration', knots: ellipse(17, 4.4) }),
      outline({
        id: 'b',
        name: 'Copy',
        role: 'lesion',
        state: 'inspiration',
        knots: ellipse(17, 4.4),
        frame: 4,
        origin: 'copy',
      }),
      outline({ id: 'c', name: 'Waiting', frame: 5, origin: 'interpolation', accepted: false }),
    ),
  );
  expect(content.lumens.map(({ name }) => name)).toEqual(['Lesion 1']);
  expect(content.leftOut.join(' ')).toMatch(/Copy .*identical to frame 1.*Waiting .*not accepted/);
});

test('whether a reference is normal is yes, no or not stated, and never one for another', () => {
  const said = [true, false, null].map((normal) => {
    const content = made(sessionWith(outline({ id: 'b', role: 'reference', segment: 'EIV', normal })));
    return [content.lumens[0]?.normal, reportText(content).replaceAll(/\s+/g, ' ')] as const;
  });
  expect(said.map(([normal]) => normal)).toEqual([true, false, null]);
  expect(said[0]?.[1]).not.toMatch(/normal[,. ]/);
  expect(said[1]?.[1]).toContain('Not normal, or compressed.');
  expect(said[2]?.[1]).toContain('Normal or compressed: not stated.');
});
