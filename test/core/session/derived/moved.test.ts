import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf } from '../../../../core/plan/facts.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { movedTo } from '../../../../core/session/derived/moved.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Session } from '../../../../core/session/document/document.ts';
import { ellipse, outline, sessionWith } from '../fixture.ts';

const lesion = outline({ id: 'L', role: 'lesion', primary: true, state: 'expiration', knots: ellipse(17, 4.4) });
const reference = outline({
  id: 'R',
  frame: 3,
  role: 'reference',
  segment: 'EIV',
  normal: true,
  knots: ellipse(13.4, 12.6),
});
const waiting = outline({
  id: 'W',
  frame: 5,
  role: 'lesion',
  origin: 'copy',
  accepted: false,
  knots: ellipse(17, 4.4),
});
const again = outline({ id: 'A', role: 'lesion', state: 'expiration', repeatOf: 'L', knots: ellipse(17, 4.6) });
const session = sessionWith(lesion, reference, waiting, again);

function stenosisOf(after: Session): number | null {
  const { planCase } = caseOf(after);
  return planCase.ok ? (factsOf(planCase.value).stenosis?.diameterPct ?? null) : null;
}

test('while a lesion of 4.4 mm is pulled to 5.2 mm its stenosis against 13.0 mm goes from 66.2 to 60.0 %', () => {
  const moved = movedTo(session, caseOf(session), 'L', ellipse(17, 5.2));
  expect(stenosisOf(session)).toBeCloseTo(100 * (1 - 4.4 / 13), 0);
  expect(moved?.lumens.stenosis?.diameterPct).toBeCloseTo(100 * (1 - 5.2 / 13), 0);
  expect(moved?.session.outlines[0]?.knots).toEqual(ellipse(17, 5.2));
});

test('what is said during a drag is what is said once the hand lets go, whichever outline is dragged and wherever to', () => {
  const size = fc.double({ min: 3, max: 20, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom('L', 'R', 'W'), size, size, (id, major, minor) => {
      const knots = ellipse(major, minor);
      const dragged = movedTo(session, caseOf(session), id, knots)?.lumens;
      const { planCase } = caseOf(apply(session, { type: 'reshape', id, knots, label: 'move point' }));
      const dropped = planCase.ok ? factsOf(planCase.value) : null;
      expect(dragged?.stenosis).toEqual(dropped?.stenosis);
      expect(dragged?.lumens.map((lumen) => [lumen.id, lumen.readings.min])).toEqual(
        dropped?.lumens.map((lumen) => [lumen.id, lumen.readings.min]),
      );
    }),
    { numRuns: 60 },
  );
});

test('an outline that crosses itself while it is dragged is no lumen meanwhile; a repeat is none at all', () => {
  const crossed = lesion.knots.with(4, [250, 400]).with(5, [250, 100]);
  expect(movedTo(session, caseOf(session), 'L', crossed)?.lumens.lesion).toBeNull();
  expect(movedTo(session, caseOf(session), 'A', ellipse(9, 3))).toBeNull();
});
