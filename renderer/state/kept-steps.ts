import { stepsPieces } from '../../core/session/kept/steps.ts';
import { shell } from '../shell/shell.ts';
import { stepsHandedOver } from './handing-over.ts';
import { useApp } from './store.ts';

/** Quiet time after the working copy was written before its steps follow, ms; they never wait longer than LONGEST. A step that a crash leaves behind is part of the last one. */
const QUIET = 1000;
const LONGEST = 5000;

let since: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The working copy was written: its steps are to be kept soon. */
export function stepsFollow(): void {
  const now = Date.now();
  since ??= now;
  clearTimeout(timer);
  timer = setTimeout(() => void keepStepsNow(), Math.max(0, Math.min(QUIET, since + LONGEST - now)));
}

/** Keeps the steps of the study on the screen now, where they wait for it; resolves when that is done, well or badly. */
export async function keepStepsNow(): Promise<void> {
  if (since === null) return;
  since = null;
  clearTimeout(timer);
  const { study } = useApp.getState();
  if (study === null || study.readOnly !== null) return;
  stepsHandedOver.has(study.history);
  await shell.keepBeside(study.key, 'steps', stepsPieces(study.history)).catch(() => undefined);
}
