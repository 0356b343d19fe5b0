import type { PlanCase, Product } from '../../plan/case.ts';
import { parsePlanCase } from '../../plan/case.ts';
import { type Catalogue, planningProduct } from '../../plan/catalogue-file.ts';
import { factsOf } from '../../plan/facts.ts';
import { sourceOf } from '../../plan/text.ts';
import type { Interval } from '../../plan/uncertainty.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import type { Session } from '../document/document.ts';
import { isSession, readSession } from '../document/file.ts';
import { orientationRows } from '../vein/orientation.ts';
import { caseOf, leftOutText } from './case.ts';
import { rowOf, verificationText } from './catalogue.ts';
import { certaintyOf, intervalOf } from './certainty.ts';

/** A plan case with what can be said of where it comes from. */
export interface FoundCase {
  readonly planCase: PlanCase;
  /** One sentence for each outline that is no part of it. */
  readonly leftOut: readonly string[];
  /** Which end of each run along the vein is cranial, one line each; none for a plan case. */
  readonly orientation: readonly string[];
  /** The stenosis with its interval, from the repeated tracings of a session; null where it is not known. */
  readonly interval: Interval | null;
  /** Where the figures of a product come from. */
  readonly source: (product: Product) => string;
}

/**
 * The plan case in the text of a file: a plan case, or a saved session, recognised by the format it names; `catalogue` takes the place
 * of its own. Refused with `path: reason` (a session: with one sentence).
 */
export function findPlanCase(text: string, fileName: string, catalogue: Catalogue | null = null): Result<FoundCase> {
  if (isSession(text)) return caseOfSession(text, fileName, catalogue);
  const parsed = parsePlanCase(text);
  if (!parsed.ok) return parsed;
  const own = { planCase: parsed.value, leftOut: [], orientation: [], interval: null };
  if (catalogue === null) return ok({ ...own, source: sourceOf });
  const planCase = { ...parsed.value, catalogue: { products: catalogue.products.map(planningProduct) } };
  return ok({ ...own, planCase, source: rowSource({ catalogue }) });
}

function caseOfSession(text: string, fileName: string, catalogue: Catalogue | null): Result<FoundCase> {
  const read = readSession(text, fileName);
  if (!read.ok) return read;
  const session = catalogue === null ? read.value : { ...read.value, catalogue };
  const { planCase, leftOut } = caseOf(session);
  if (!planCase.ok) return fail(planCase.problem);
  const facts = factsOf(planCase.value);
  return ok({
    planCase: planCase.value,
    leftOut: leftOut.map(leftOutText),
    interval: intervalOf(facts, certaintyOf(session, facts)),
    orientation: orientationRows(session).map(({ note }) => note),
    source: rowSource(session),
  });
}

/** Where the figures of a product come from, by its row in the catalogue. */
function rowSource(from: Pick<Session, 'catalogue'>): FoundCase['source'] {
  return (product) => {
    const row = rowOf(from, product.id);
    if (row === null) return sourceOf(product);
    return `catalogue row ${row.id}; ${verificationText(row)}; source: ${row.source === '' ? 'not given' : row.source}`;
  };
}
