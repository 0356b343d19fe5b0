import { expect, test } from 'vitest';
import { factsOf } from '../../../../core/plan/facts.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { OutlineDescription } from '../../../../core/session/document/commands.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { inRole, openAnswers } from '../../../../core/session/drawn/saying.ts';
import { ellipse, outline, sessionWith } from '../fixture.ts';

/** A closed outline of which nobody has said anything. */
const closed = (id: string, frame: number, major: number, minor: number): Outline =>
  outline({ id, frame, knots: ellipse(major, minor), role: 'unknown', segment: 'unknown', normal: null });

/** What a radiologist traces and says: MLD 4.4 mm breathing out, 5.2 mm breathing in; RVD (13.4 + 12.6) / 2 = 13.0 mm. */
const TRACED = {
  out: closed('out', 3, 17, 4.4),
  in: closed('in', 5, 17, 5.2),
  reference: closed('reference', 8, 13.4, 12.6),
  beside: closed('beside', 9, 5, 4),
} as const;
type Name = keyof typeof TRACED;
const SAID: Readonly<Record<Name, Partial<OutlineDescription> & Pick<Outline, 'role'>>> = {
  out: { role: 'lesion', segment: 'CIV', state: 'expiration' },
  in: { role: 'lesion', segment: 'CIV', state: 'inspiration' },
  reference: { role: 'reference', segment: 'EIV', normal: true },
  beside: { role: 'other' },
};

function permutations(names: readonly Name[]): readonly (readonly Name[])[] {
  if (names.length === 0) return [[]];
  return names.flatMap((name) => permutations(names.filter((other) => other !== name)).map((rest) => [name, ...rest]));
}

const close = (session: Session, name: Name) => apply(session, { type: 'addOutline', outline: TRACED[name] });

function say(session: Session, name: Name): Session {
  const { role, ...words } = SAID[name];
  const asRole = inRole(session, TRACED[name], role);
  const described = apply(session, { type: 'describe', id: name, words: asRole });
  return apply(described, { type: 'describe', id: name, words });
}

function factsIn(session: Session) {
  const { planCase } = caseOf(session);
  if (!planCase.ok) throw new Error(planCase.problem);
  return factsOf(planCase.value);
}

const ORDERS = permutations(['out', 'in', 'reference', 'beside']);
const MLD: Readonly<Partial<Record<Name, number>>> = { out: 4.4, in: 5.2 };

test.each(ORDERS)('traced in the order %s, %s, %s, %s the verdict is that of what was said', (...order) => {
  const session = order.reduce((before, name) => say(close(before, name), name), sessionWith());
  const { lesion, reference, stenosis } = factsIn(session);
  const deciding = order.find((name) => SAID[name].role === 'lesion');
  expect([lesion?.id, session.outlines.filter(({ primary }) => primary).length]).toEqual([deciding, 1]);
  expect(reference?.diameter).toBeCloseTo(13, 1);
  expect(stenosis?.diameterPct).toBeCloseTo(100 * (1 - (MLD[deciding ?? 'out'] ?? 0) / 13), 0);
});

test.each(ORDERS)('traced in the order %s, %s, %s, %s and answered in another order, it is the same', (...order) => {
  const traced = order.reduce(close, sessionWith());
  const { stenosis, reference } = factsIn((['reference', 'beside', 'out', 'in'] as const).reduce(say, traced));
  expect(stenosis?.diameterPct).toBeCloseTo(100 * (1 - 4.4 / 13), 0);
  expect(reference?.diameter).toBeCloseTo(13, 1);
});

test.each(ORDERS)(
  'traced in the order %s, %s, %s, %s and not answered, there is neither lesion nor reference',
  (...order) => {
    const session = order.reduce(close, sessionWith());
    const { lesion, validReferences, stenosis } = factsIn(session);
    expect({ lesion, validReferences, stenosis }).toEqual({ lesion: null, validReferences: [], stenosis: null });
    expect(caseOf(session).leftOut.map(({ outline: { id } }) => id)).toEqual(order);
  },
);

test('a lesion or reference without its segment is left out with the reason; one that is neither needs none', () => {
  const session = (['out', 'reference', 'beside'] as const).reduce(
    (before, name) => apply(close(before, name), { type: 'describe', id: name, words: { role: SAID[name].role } }),
    sessionWith(),
  );
  expect(caseOf(session).leftOut.map(({ outline: { id }, because }) => [id, because])).toEqual([
    ['out', 'its vein segment is not set'],
    ['reference', 'its vein segment is not set'],
  ]);
});

test('a reference is asked for its segment and whether it is normal, a lesion for its segment and breath; “neither” for nothing more', () => {
  const asked = (words: Partial<Outline>) => openAnswers({ ...TRACED.out, ...words });
  expect([
    asked({}),
    asked({ role: 'lesion' }),
    asked({ role: 'reference' }),
    asked({ role: 'reference', segment: 'EIV', normal: false }),
    asked({ role: 'lesion', segment: 'CIV', state: 'expiration' }),
    asked({ role: 'other' }),
    asked({ repeatOf: 'first' }),
  ]).toEqual([['role'], ['segment', 'state'], ['segment', 'normal'], [], [], [], []]);
});
