import { expect, test } from 'vitest';
import { BUILT_IN_CATALOGUE } from '../../../../core/plan/catalogue.ts';
import type { CatalogueRow } from '../../../../core/plan/catalogue-file.ts';
import { plan } from '../../../../core/plan/plan.ts';
import { workedCase } from '../../../../core/plan/rules/worked.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { catalogueOf, rowOf, verificationText } from '../../../../core/session/derived/catalogue.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Session } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { historyOf, perform, undo } from '../../../../core/session/document/history.ts';
import { ellipse, outline, sessionWith } from '../fixture.ts';

const base = workedCase({});

/** The base case of the worked examples as a session: lesion 4.2 mm, reference 12.8 mm, everything answered. */
const session: Session = {
  ...sessionWith(
    outline({ id: 'A', role: 'lesion', primary: true, knots: ellipse(18, 4.2), state: 'expiration' }),
    outline({ id: 'B', role: 'lesion', knots: ellipse(18, 4.2), state: 'inspiration' }),
    outline({ id: 'C', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(13.4, 12.2) }),
  ),
  findings: base.findings ?? {},
  axis: base.axis ?? {},
};

const own: CatalogueRow = {
  id: 'own',
  manufacturer: 'Somebody',
  name: 'Own Stent',
  design: '',
  diametersMm: [15.3],
  lengthsMm: [80],
  status: 'available',
  statusFacts: '',
  source: 'read by hand',
  ifuCitation: 'Example IFU, rev. 1',
  verified: { by: 'Dr Example', on: '2026-01-15' },
};

function preferredOf(from: Session): string {
  const { planCase } = caseOf(from);
  if (!planCase.ok) throw new Error(planCase.problem);
  const device = plan(planCase.value).devices.find(({ preferred }) => preferred);
  return device === undefined ? 'none' : `${device.product} ${device.diameterMm} × ${device.lengthMm}`;
}

test('a product that the operator adds is proposed, with who checked it and when; undo takes it back', () => {
  const before = historyOf(session);
  const after = perform(before, { type: 'setProduct', replaces: null, product: own });
  // RVD 12.8: 15.3 mm is 1.5 from either end of the window, 16 mm only 0.8.
  expect([preferredOf(before.present), preferredOf(after.present)]).toEqual(['abre 16 × 80', 'own 15.3 × 80']);
  const row = rowOf(after.present, 'own');
  expect(row === null ? null : verificationText(row)).toBe(
    'verified by Dr Example on 2026-01-15 against Example IFU, rev. 1',
  );
  expect(undo(after).present).toBe(session);
});

test('a row in the place of another keeps its place; one whose product is recalled is no longer proposed', () => {
  const inOrder = BUILT_IN_CATALOGUE.products.map(({ id }) => id);
  const recall = (from: Session, id: string): Session => {
    const row = rowOf(from, id);
    if (row === null) throw new Error(`the built-in catalogue names ${id}`);
    return apply(from, { type: 'setProduct', replaces: id, product: { ...row, status: 'recalled' } });
  };
  const one = recall(session, 'abre');
  const two = recall(one, 'venovo');
  const three = recall(two, 'zilver-vena');
  expect(catalogueOf(three).products.map(({ id }) => id)).toEqual(inOrder);
  expect([one, two, three].map(preferredOf)).toEqual(['venovo 16 × 80', 'zilver-vena 16 × 100', 'none']);
});

test('deleting a row leaves the others, the last one stays, and the built-in catalogue is one step away', () => {
  const one = apply(session, { type: 'useCatalogue', catalogue: { format: 'ivus-catalogue/1', products: [own] } });
  expect(apply(one, { type: 'removeProduct', id: 'own' })).toBe(one);
  const without = apply(session, { type: 'removeProduct', id: 'zilver-vena' });
  expect(rowOf(without, 'zilver-vena')).toBeNull();
  expect(catalogueOf(without).products.length).toBe(BUILT_IN_CATALOGUE.products.length - 1);
  expect(apply(without, { type: 'useBuiltInCatalogue' }).catalogue).toBeNull();
  expect(apply(session, { type: 'removeProduct', id: 'nobody' })).toBe(session);
});

test('the built-in catalogue written into the session plans as the built-in one does', () => {
  const copied = apply(session, { type: 'useCatalogue', catalogue: BUILT_IN_CATALOGUE });
  const [built, own] = [caseOf(session).planCase, caseOf(copied).planCase];
  if (!built.ok || !own.ok) throw new Error('both are cases');
  expect(plan(own.value)).toEqual(plan(built.value));
});

test('the catalogue is saved with the session', () => {
  const after = apply(session, { type: 'setProduct', replaces: null, product: own });
  expect(readSession(writeSession(after), 'a.ivus.json')).toEqual({ ok: true, value: after });
});
