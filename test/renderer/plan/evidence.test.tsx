import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Product } from '../../../core/plan/case.ts';
import { plan } from '../../../core/plan/plan.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import type { Outline, Session } from '../../../core/session/document/document.ts';
import { repeatOf } from '../../../core/session/drawn/repeats.ts';
import { StatesEvidence } from '../../../renderer/assessment/breath-states.tsx';
import { orderText } from '../../../renderer/landmarks/list.tsx';
import { veinDrawing, veinText } from '../../../renderer/landmarks/vein-drawing.ts';
import { HowSure } from '../../../renderer/plan/interval.tsx';
import { Metrics } from '../../../renderer/plan/metrics.tsx';
import { derive } from '../../../renderer/state/derived.ts';
import { ellipse, outline, run, sessionWith } from '../../core/session/fixture.ts';

function howSure(session: Session): string {
  const derived = derive(session);
  if (!derived.answer.ok) throw new Error(derived.answer.problem);
  return renderToStaticMarkup(<HowSure derived={derived} answer={derived.answer.value} />);
}

const lesion = (id: string, minor: number, words: Partial<Outline> = {}) =>
  outline({ id, role: 'lesion', knots: ellipse(16, minor), ...words });
const reference = outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(12.4, 11.6) });

/** The catalogue of the worked cases: one product in six sizes. */
const products: readonly Product[] = [
  { id: 'six', diametersMm: [14, 16], lengthsMm: [60, 100, 140], status: 'available', verified: true },
];

test('in case 1 the 16 × 100 mm stent lies from 0 to 100 mm, 36 mm of it in the straight external iliac', () => {
  const worked = workedCase({ products });
  const drawing = veinDrawing(worked.axis ?? {}, {}, plan(worked));
  expect(drawing).toMatchObject({
    lesion: { from: 4, to: 26 },
    straightEiv: { from: 64, to: 112 },
    stents: [{ label: '16 × 100 mm', from: 0, to: 100 }],
    engagement: { from: 64, to: 100 },
    overlap: null,
  });
  expect(drawing === null ? '' : veinText(drawing)).toContain('36 mm of the stent in the straight external iliac');
});

test('a stent that shortens by 10 % is drawn as long as it ends up: 90 of 100 mm', () => {
  const worked = workedCase({ products, site: { foreshorteningPct: 10 } });
  const drawing = veinDrawing(worked.axis ?? {}, worked.site ?? {}, plan(worked));
  expect(drawing?.stents[0]?.to).toBe(90);
});

test('two stents of 60 and 140 mm with 20 mm of overlap end at 180 mm (E3)', () => {
  const far = {
    proximalLandingMm: 0,
    lesionStartMm: 5,
    lesionEndMm: 120,
    straightEivStartMm: 150,
    straightEivEndMm: 190,
  };
  const worked = workedCase({ products, axis: far, site: { minOverlapMm: 20 } });
  expect(veinDrawing(worked.axis ?? {}, worked.site ?? {}, plan(worked))).toMatchObject({
    stents: [
      { from: 0, to: 60 },
      { from: 40, to: 180 },
    ],
    overlap: { from: 40, to: 60 },
    engagement: { from: 150, to: 180 },
  });
});

test('nothing known along the vein is not drawn', () => {
  expect(veinDrawing({ method: 'ruler', proximalLandingMm: 0 }, {}, null)).toBeNull();
});

test('70.8 % in inspiration and 45 % in expiration stand side by side as evidence of a dynamic lesion (case 6)', () => {
  const flipping = sessionWith(
    lesion('I', 3.5, { primary: true, state: 'inspiration' }),
    lesion('E', 6.6, { state: 'expiration' }),
    reference,
  );
  const html = renderToStaticMarkup(<StatesEvidence derived={derive(flipping)} />);
  expect(html).toContain('70.8 %');
  expect(html).toContain('45.0 %');
  expect(html).toContain('47.0 %');
  expect(html).toContain('evidence of a dynamic lesion');
  expect(html.match(/<canvas/g)?.length).toBe(2);
});

test('one state is not enough and leads to a second tracing', () => {
  const html = renderToStaticMarkup(
    <StatesEvidence
      derived={derive(sessionWith(lesion('I', 3.5, { primary: true, state: 'inspiration' }), reference))}
    />,
  );
  expect(html).toContain('Trace the lesion in another breath state: expiration');
  expect(html).not.toContain('The verdict');
});

test('a state that opens as wide as the reference has no verdict of its own, and no state is said to agree with it', () => {
  const opening = sessionWith(
    lesion('E', 6.6, { primary: true, state: 'expiration' }),
    lesion('I', 13, { state: 'inspiration' }),
    reference,
  );
  const html = renderToStaticMarkup(<StatesEvidence derived={derive(opening)} />);
  expect(html).toContain('? not narrower than the reference');
  expect(html).not.toContain('same in every state');
  expect(html).not.toContain('verdict changes');
});

test('without a repeat there is no interval and every lack is said; three tracings of 4.5 mm ± 0.4 cross 61 %', () => {
  const first = lesion('L', 4.5, { primary: true, state: 'expiration' });
  const once = howSure(sessionWith(first, reference));
  expect(once).toContain('without an interval');
  expect(once).toContain('The lesion was traced once');
  expect(once).toContain('The scale error is unknown and not included.');
  expect(once).not.toContain('Within measurement error');
  const again = (id: string, minor: number) => repeatOf(first, [first], ellipse(16, minor), id);
  const thrice = howSure(sessionWith(first, again('L2', 4.9), again('L3', 4.1), reference));
  // 62.5 % ± 4.303 · 0.4 mm · 100/12 mm: 48.2 to 76.8 %.
  expect(thrice).toMatch(/48\.[12] % to 76\.[89] % \(95 %\)/);
  expect(thrice).toContain('Within measurement error of the gate');
});

test('a sentence on two marks names both with their frames', () => {
  const above = { id: 'a', run: run.sopInstanceUid, frame: 79, station: 'straight-eiv-start' } as const;
  const below = { ...above, id: 'b', frame: 59, station: 'straight-eiv-end' } as const;
  expect(orderText({ above, below, sameFrame: false })).toContain('“Straight external iliac ends” (frame 60)');
  expect(orderText({ above, below: { ...below, frame: 79 }, sameFrame: true })).toContain('on the same frame (80)');
});

test('of twenty references behind a mean twelve are links, and the others are counted', () => {
  const references = Array.from({ length: 20 }, (_, frame) => outline({ id: `R${frame}`, frame }));
  const { metrics } = plan(workedCase({ products }));
  const html = renderToStaticMarkup(<Metrics metrics={metrics} sources={{ lesion: [], references, states: [] }} />);
  const row = /data-testid="rvd">(.*?)<\/td>/.exec(html)?.[1] ?? '';
  expect(row.match(/>f\d+</g)).toEqual(Array.from({ length: 12 }, (_, frame) => `>f${frame + 1}<`));
  expect(row.replaceAll('<!-- -->', '')).toContain('and 8 more');
});
