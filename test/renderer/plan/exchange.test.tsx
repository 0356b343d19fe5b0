import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Outline, Session } from '../../../core/session/document/document.ts';
import { exchangedPair, exchangeRoles } from '../../../renderer/plan/exchange.ts';
import { MissingLink } from '../../../renderer/plan/missing.tsx';
import { derive } from '../../../renderer/state/derived.ts';
import { dispatch, step } from '../../../renderer/state/document.ts';
import { sessionNow, useApp } from '../../../renderer/state/store.ts';
import { ellipse, outline } from '../../core/session/fixture.ts';
import { showOpenedRun } from '../viewer/run.ts';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  showOpenedRun();
});

const narrow = outline({
  id: 'R',
  name: 'Reference 1',
  frame: 2,
  role: 'reference',
  segment: 'EIV',
  normal: true,
  knots: ellipse(12, 4),
});
const wide = outline({ id: 'L', name: 'Lesion 1', frame: 7, role: 'lesion', primary: true, knots: ellipse(14, 14) });

function now(): Session {
  const session = sessionNow(useApp.getState());
  if (session === null) throw new Error('a study is open');
  return session;
}

function traced(...outlines: readonly Outline[]): Session {
  for (const each of outlines) dispatch({ type: 'addOutline', outline: each });
  return now();
}

function exchange(session: Session): Session {
  const pair = exchangedPair(derive(session));
  if (pair === null) throw new Error('a lesion wider than its reference');
  dispatch(exchangeRoles(session, pair));
  return now();
}

test('one press exchanges lesion and reference with their segments and names; the new reference waits to be called normal', () => {
  const before = traced(narrow, wide);
  const after = exchange(before);
  expect(after.outlines).toEqual([
    { ...narrow, name: 'Lesion 1', role: 'lesion', segment: 'CIV', normal: null, primary: true },
    { ...wide, name: 'Reference 1', role: 'reference', segment: 'EIV', normal: null, primary: false },
  ]);
  expect(derive(after).facts).toMatchObject({ lesion: { id: 'R' }, validReferences: [], stenosis: null });
  dispatch({ type: 'describe', id: 'L', words: { normal: true } });
  expect(derive(now()).facts?.stenosis).toMatchObject({ narrower: true });
});

test('one undo takes the exchange back', () => {
  const before = traced(narrow, wide);
  exchange(before);
  expect(useApp.getState().study?.history.past.at(-1)?.label).toBe('exchange roles');
  step('undo');
  expect(now().outlines).toEqual(before.outlines);
});

test('of several references the narrowest changes places; a name that the operator typed stays, the segments go with the roles', () => {
  const other = outline({ ...narrow, id: 'R2', name: 'Reference 2', frame: 4, knots: ellipse(13, 6) });
  const after = exchange(traced({ ...narrow, name: 'below the crossing' }, other, { ...wide, segment: 'CFV' }));
  expect(after.outlines.map(({ name, role, segment }) => [name, role, segment])).toEqual([
    ['below the crossing', 'lesion', 'CFV'],
    ['Reference 2', 'reference', 'EIV'],
    ['Reference 1', 'reference', 'EIV'],
  ]);
});

test('the missing answer offers it only where the lesion is not narrower than the reference', () => {
  const shown = (session: Session) => {
    return renderToStaticMarkup(<MissingLink path="lumens.lesion.narrower" derived={derive(session)} />);
  };
  const wrong = traced(narrow, wide);
  expect(shown(wrong)).toContain('Exchange roles</button>');
  expect(shown(exchange(wrong))).not.toContain('Exchange roles');
});
