import { beforeEach, expect, test, vi } from 'vitest';
import { caseOf } from '../../../core/session/derived/case.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { goTo, missingInput } from '../../../renderer/plan/missing-input.ts';
import { dispatch } from '../../../renderer/state/document.ts';
import { frameNow, sessionNow, useApp } from '../../../renderer/state/store.ts';
import { ellipse, outline } from '../../core/session/fixture.ts';
import { showOpenedRun } from '../viewer/run.ts';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  showOpenedRun();
});

function now(): Session {
  const session = sessionNow(useApp.getState());
  if (session === null) throw new Error('a study is open');
  return session;
}

test('a lesion that is not narrower than its reference leads to the tracing that decides, where its role can be changed', () => {
  const lesion = { role: 'lesion', knots: ellipse(18, 14) } as const;
  for (const each of [
    outline({ id: 'other', ...lesion, frame: 1 }),
    outline({ id: 'deciding', ...lesion, primary: true, frame: 3 }),
    outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(12, 12) }),
  ])
    dispatch({ type: 'addOutline', outline: each });
  const session = now();
  const sessionCase = caseOf(session);
  const missing = missingInput('lumens.lesion.narrower', session, sessionCase);
  expect(missing).toMatchObject({ panel: 'measure', words: expect.stringContaining('swap the roles') });
  goTo(missing, session, sessionCase);
  const state = useApp.getState();
  expect({ selected: state.selected, frame: frameNow(state), panel: state.panel }).toEqual({
    selected: 'deciding',
    frame: 3,
    panel: 'measure',
  });
});
