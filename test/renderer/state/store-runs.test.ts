import { beforeEach, expect, test } from 'vitest';
import { changeView, showFrame, showRun } from '../../../renderer/state/navigation.ts';
import type { StudyRun } from '../../../renderer/state/store.ts';
import { paneOf, useApp } from '../../../renderer/state/store.ts';
import { FIRST_VIEW } from '../../../renderer/ui/view.ts';
import { openedRun, showOpenedRun } from '../viewer/run.ts';

/** A second run of the same study. */
function secondRun(): StudyRun {
  const first = openedRun();
  return { ...first, run: { ...first.run, identity: { ...first.run.identity, sopInstanceUid: '1.2.4' } } };
}

beforeEach(() => {
  showOpenedRun();
  useApp.setState(({ study }) => ({
    leftAt: {},
    study: study === null ? null : { ...study, runs: [...study.runs, secondRun()] },
  }));
});

const here = () => {
  const { run, frame, view } = paneOf(useApp.getState());
  return { run, frame, view };
};

test('a run comes back at the frame and in the view in which it was left; one not seen yet begins at its first frame', () => {
  const close = { ...FIRST_VIEW, zoom: 3, window: { center: 90, width: 40 } };
  showFrame(6);
  changeView(close);
  showRun('1.2.4');
  expect(here()).toEqual({ run: '1.2.4', frame: 0, view: FIRST_VIEW });
  showFrame(2);
  showRun('1.2.3');
  expect(here()).toEqual({ run: '1.2.3', frame: 6, view: close });
  showRun('1.2.4');
  expect(here()).toEqual({ run: '1.2.4', frame: 2, view: FIRST_VIEW });
});
