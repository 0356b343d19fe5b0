import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { closedSpline } from '../../core/geometry/spline.ts';
import { contourProblem, lumenReadings } from '../../core/measure/lumen.ts';
import { checkPlanCase } from '../../core/plan/case.ts';
import { plan } from '../../core/plan/plan.ts';
import { ellipse } from '../core/session/fixture.ts';
import { sharedFile } from '../data.ts';
import { medianMs } from './median.ts';
import { print } from './table.ts';

test('readings of an outline and a whole plan', async () => {
  const knots = ellipse(17, 4.4, 12);
  const readings = await medianMs(200, () => lumenReadings(closedSpline(knots)));
  const fine = ellipse(17, 4.4, 1000);
  const checking = await medianMs(100, () => contourProblem(fine));
  const document: unknown = JSON.parse(await readFile(sharedFile('clinical', 'cases', '01-base-plan.json'), 'utf8'));
  const whole = await medianMs(100, () => {
    const checked = checkPlanCase(document);
    if (!checked.ok) throw new Error(checked.problem);
    return plan(checked.value);
  });
  print('Measuring and planning', [
    { what: 'spline of 12 knots and all its readings', ours: readings, unit: 'ms' },
    { what: 'a contour of 1,000 vertices checked for crossings', ours: checking, unit: 'ms' },
    { what: 'a case of three 256-point lumens checked and planned', ours: whole, unit: 'ms' },
  ]);
  expect(readings).toBeGreaterThan(0);
});
