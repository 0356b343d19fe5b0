import type { Millimetres, Percent } from '../../units.ts';
import type { Judgement, RuleStatus } from '../answer.ts';

/** A length to read: one decimal unless more are asked for; lengths are compared in micrometres, not as this text. */
export function mm(length: Millimetres, digits = 1): string {
  return `${length.toFixed(digits)} mm`;
}

/** A share to one decimal; the verdict itself is reached in micrometres, not from this text. */
export function percent(share: Percent): string {
  return `${share.toFixed(1)} %`;
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
