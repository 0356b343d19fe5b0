import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { savedName } from '../../core/dicom/deidentify/saved-name.ts';
import type { Run } from '../../core/dicom/run.ts';
import { usePreferences } from '../ui/preferences.ts';
import { notice } from './notices.ts';
import { prefer } from './save-preferences.ts';

/** The name, without its ending, that is proposed for what is saved from a run (without one: `otherwise`). Where it is a pseudonym, the window says so and why. */
export function proposedName(run: Run | undefined, otherwise = 'study'): string {
  if (run === undefined) return otherwise;
  const { stem, isPseudonym } = savedName(run, pseudonymKey);
  if (isPseudonym) notice(saidOf(stem));
  return stem;
}

/** The same without a word, for what the operator does not name. */
export function savedStem(run: Run | undefined, otherwise: string): string {
  return run === undefined ? otherwise : savedName(run, pseudonymKey).stem;
}

function saidOf(stem: string): string {
  return `${stem} is a pseudonym: the opened file is named after the patient. You can choose any other name. The contents stay as they are.`;
}

/** This computer's own, made when it is first needed. */
function pseudonymKey(): Uint8Array {
  const kept = usePreferences.getState().pseudonymKey;
  if (kept !== null) return hexToBytes(kept);
  const key = crypto.getRandomValues(new Uint8Array(32));
  prefer({ pseudonymKey: bytesToHex(key) });
  return key;
}
