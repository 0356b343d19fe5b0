import type { Millimetres, Percent } from '../../units.ts';
import { micrometres } from '../../units.ts';
import type { Judgement, RuleStatus } from '../answer.ts';

/** A length as it is compared: millimetres to the micrometre. */
export function mm(length: Millimetres): string {
  return `${(micrometres(length) / 1000).toFixed(3)} mm`;
}

/** A share to two decimals; the verdict itself is reached in micrometres, not from this text. */
export function percent(share: Percent): string {
  return `${share.toFixed(2)} %`;
}

/** An answer's word in plain writing: "bilateral-symmetric" → "bilateral symmetric". */
export function plain(answer: string): string {
  return answer.replaceAll('-', ' ');
}

/** Without it neither a verdict nor a size. */
export const NO_REFERENCE = 'No valid external iliac reference on IVUS.';

/** "1 named state", "2 named states". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The judgement with its reason. */
export function judged(status: RuleStatus, because: string): Judgement {
  return { status, because };
}
