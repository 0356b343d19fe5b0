import { beforeEach, expect, test, vi } from 'vitest';
import type { StepItem } from '../../../core/session/derived/step-item.ts';
import type { Outline } from '../../../core/session/document/document.ts';
import { goToItem, goToNext, ledTo, nextItem } from '../../../renderer/plan/next.ts';
import { derivedNow } from '../../../renderer/state/derived.ts';
import { dispatch } from '../../../renderer/state/document.ts';
import { showTab } from '../../../renderer/state/editing.ts';
import { frameNow, useApp } from '../../../renderer/state/store.ts';
import { ellipse, outline } from '../../core/session/fixture.ts';
import { showOpenedRun } from '../viewer/run.ts';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  useApp.setState({ panel: 'measure', tracing: null, led: null });
  showOpenedRun();
});

function way() {
  const found = derivedNow()?.way ?? null;
  if (found === null) throw new Error('a study is open');
  return found;
}

function itemAt(path: string): StepItem {
  const item = way().left.find((one) => one.path === path);
  if (item === undefined) throw new Error(`${path} is not left`);
  return item;
}

function add(...outlines: readonly Outline[]): void {
  for (const each of outlines) dispatch({ type: 'addOutline', outline: each });
}

const here = () => {
  const { panel, tool, tracing, selected, led } = useApp.getState();
  return { panel, tool, tracing, selected, led: led?.path ?? null };
};

const lesion = outline({
  id: 'L',
  role: 'lesion',
  primary: true,
  segment: 'CIV',
  state: 'expiration',
  frame: 2,
  knots: ellipse(14, 4),
});
const reference = outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(20, 20) });

test('N leads from the tracings through lengths and assessment, and arms the tool with what is known of the next outline', () => {
  goToNext();
  expect(here()).toMatchObject({ panel: 'measure', tool: 'spline', tracing: { role: 'lesion' } });
  add(lesion);
  goToNext();
  expect(here()).toMatchObject({ tracing: { role: 'lesion', segment: 'CIV', state: 'inspiration' } });
  add({ ...lesion, id: 'L2', primary: false, state: 'inspiration', frame: 4 });
  goToNext();
  expect(here()).toMatchObject({ tracing: { role: 'reference', segment: 'EIV' } });
  add(reference);
  goToNext();
  expect(here()).toMatchObject({ panel: 'lengths', led: 'axis.method' });
});

test('pressed again without anything done, N passes to the next step and comes round again', () => {
  goToNext();
  goToNext();
  expect(here()).toMatchObject({ panel: 'lengths', led: 'axis.method' });
  goToNext();
  expect(here().panel).toBe('findings');
  goToNext();
  expect(here()).toMatchObject({ panel: 'measure', led: 'lumens.lesion' });
});

test('N goes on with the step on the screen, and what was led to is forgotten once something was done', () => {
  showTab('findings');
  const first = nextItem(way(), 'findings', null);
  goToNext();
  expect([here().led, ledTo(useApp.getState(), way())]).toEqual([first?.path, first]);
  dispatch({ type: 'answer', question: 'qualityOfLife', answer: 'significantly-affected' });
  expect(ledTo(useApp.getState(), way())).toBeNull();
});

test('with nothing left N shows the plan', () => {
  dispatch({ type: 'answer', question: 'dvt', answer: 'acute' });
  goToNext();
  expect(here().panel).toBe('plan');
});

test('a lesion that is not narrower than its reference leads to the tracing that decides, where its role can be changed', () => {
  const wide = { role: 'lesion', knots: ellipse(18, 14) } as const;
  add(
    outline({ id: 'other', ...wide, frame: 1 }),
    outline({ id: 'deciding', ...wide, primary: true, frame: 3 }),
    outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(12, 12) }),
  );
  goToItem(itemAt('lumens.lesion.narrower'));
  expect(here()).toMatchObject({ panel: 'measure', selected: 'deciding', tracing: null });
  expect(frameNow(useApp.getState())).toBe(3);
});
