import type { PlanAnswer } from '../plan/answer.ts';
import type { PlanCase } from '../plan/case.ts';
import { missingText } from '../plan/words.ts';
import type { Unknown } from './content.ts';
import { LENGTH_NAMES } from './words.ts';

/** What a plan still needs, in words. */
export function unknownsOf({ missing }: PlanAnswer, { lumens = [] }: PlanCase): readonly Unknown[] {
  return missing.map((path) => ({ path, text: missingText(path) ?? unitText(path, lumens) ?? axisText(path) ?? path }));
}

function unitText(path: string, lumens: readonly { readonly id: string }[]): string | null {
  const index = /^lumens\[(\d+)\]\.unit$/.exec(path)?.[1];
  return index === undefined
    ? null
    : `Scale of the picture on which ${lumens[Number(index)]?.id ?? 'a lumen'} was traced`;
}

function axisText(path: string): string | null {
  if (path === 'axis.method') return 'How lengths along the vein were measured';
  const key = path.replace('axis.', '');
  return key in LENGTH_NAMES
    ? `Length along the vein: ${LENGTH_NAMES[key as keyof typeof LENGTH_NAMES].toLowerCase()}`
    : null;
}
