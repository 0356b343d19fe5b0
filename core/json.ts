import { drained } from './steps.ts';

/** No document of this program is nested so deep; what comes back deeper overflows the stack of whoever walks or writes it. */
const DEEPEST = 500;

/** The value of a JSON text; throws for a text that is no JSON, or whose value is nested deeper than 500 levels. */
export function parsedJson(text: string): unknown {
  const value = drained(jsonInSteps(text));
  if (value === undefined) throw new SyntaxError('It is no JSON, or nested too deeply.');
  return value;
}

/** The same; null for a text that is no such JSON. */
export function jsonIn(text: string): unknown {
  return drained(jsonInSteps(text)) ?? null;
}

/** The same with a rest possible once the text is taken apart; undefined for a text that is no such JSON. */
export function* jsonInSteps(text: string): Generator<undefined, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    yield;
    return isDeeperThan(DEEPEST, value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Walks no deeper than it is asked about, as parsing does not recurse and walking would. */
function isDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const part of parts) if (typeof part === 'object' && isDeeperThan(most - 1, part)) return true;
  return false;
}
