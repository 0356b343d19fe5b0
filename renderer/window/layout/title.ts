import { useEffect } from 'react';
import { runNow, useApp } from '../../state/store.ts';
import { PATIENT_HIDDEN, seriesText, studyText } from '../../ui/patient-text.ts';

const PROGRAM = 'IVUS Planner';

/** Keeps the title of a window saying whose study is open, as the line above the picture does. */
export function useTitle(within: Document): void {
  const identity = useApp(runNow)?.run.identity;
  const hidden = useApp((state) => state.patientHidden);
  const parts =
    identity === undefined
      ? []
      : [hidden ? PATIENT_HIDDEN : studyText({ ...identity, studyDescription: '' }), seriesText(identity)];
  const title = [...parts.filter((part) => part !== ''), PROGRAM].join(' – ');
  useEffect(() => {
    within.title = title;
  }, [within, title]);
}
