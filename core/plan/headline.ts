import { unreachable } from '../result.ts';
import type { PlanAnswer, ProposedDevice, RuleId } from './answer.ts';
import type { Product } from './case.ts';
import type { Sizing } from './facts.ts';
import { neededText, outOfStockSentences, withSizesText } from './stock/needed-size.ts';

/** The plan in one line, with the planner's own reason under it. */
export interface Headline {
  readonly tone: 'good' | 'bad' | 'warn';
  readonly text: string;
  readonly because: readonly string[];
}

/** Rules whose "not met" makes a stent inappropriate (PLAN_CASE "Order of the headline", 5). */
const DISQUALIFYING: readonly RuleId[] = ['S09', 'S38', 'S25', 'S31'];

/**
 * A plan's decision in plain words, with the reasons that decide it. `sizing`: what the stents were judged by (null before there was any);
 * `left`: how much is missing in all, where more is known than the step that blocks.
 */
export function headlineOf(
  answer: PlanAnswer,
  products: readonly Product[],
  sizing: Sizing | null,
  left = answer.missing.length,
): Headline {
  const because = (...ids: readonly RuleId[]) =>
    answer.rules.filter(({ id }) => ids.includes(id)).map((rule) => rule.because);
  const unmet = (ids: readonly RuleId[]) =>
    because(...ids.filter((id) => answer.rules.some((rule) => rule.id === id && rule.status === 'not-met')));
  const { outcome } = answer;
  switch (outcome) {
    case 'APPROPRIATE':
      return {
        tone: 'good',
        text: stentText(
          answer.devices.find(({ preferred }) => preferred),
          products,
        ),
        because: because('S15'),
      };
    case 'NO_DEVICE':
      return {
        tone: 'warn',
        text: nothingFits(products, sizing),
        because: [
          ...firstGiven(unmet(['S30', 'S28', 'S29']), [NOTHING_COVERS]),
          ...(sizing === null ? [] : outOfStockSentences(sizing)),
        ],
      };
    case 'NOT_CONFIRMED':
      return { tone: 'bad', text: 'Do not stent: the lesion is not confirmed', because: because('S15') };
    case 'INAPPROPRIATE':
      return { tone: 'bad', text: 'Do not stent', because: firstGiven(unmet(DISQUALIFYING), unmet(['S24'])) };
    case 'OUT_OF_SCOPE':
      return { tone: 'bad', text: 'No plan: these rules do not cover post-thrombotic lesions', because: [] };
    case 'DIVERT_DVT':
      return { tone: 'bad', text: 'Treat the deep vein thrombosis first', because: because('S01') };
    case 'DIVERT_MASS':
      return { tone: 'bad', text: 'Treat the mass first', because: because('S35') };
    case 'BLOCKED':
      return {
        tone: 'warn',
        text: `Not decided: ${left} ${left === 1 ? 'answer' : 'answers'} missing`,
        because: [],
      };
    default:
      return unreachable(outcome);
  }
}

/** Coverage has no rule of its own: here it is the only thing that fails (D11). */
const NOTHING_COVERS = 'No size that fits covers the whole lesion.';

/** S24 sums up S09, S25 and the oedema; it speaks for itself only where no single one of them does (no oedema at all). */
function firstGiven(single: readonly string[], summed: readonly string[]): readonly string[] {
  return single.length > 0 ? single : summed;
}

function nothingFits(products: readonly Product[], sizing: Sizing | null): string {
  const needed = sizing === null ? '' : `${neededText(sizing)}; `;
  return `No stent in the catalogue fits. ${needed}${withSizesText(products)}`;
}

function stentText(device: ProposedDevice | undefined, products: readonly Product[]): string {
  return device === undefined ? 'Stent plan' : `Stent plan: ${sizeText(device, products)}`;
}

/** A size with its product: "Zilver Vena 16 × 100 mm". */
export function sizeText(
  size: { readonly product: string; readonly diameterMm: number; readonly lengthMm: number },
  products: readonly Product[],
): string {
  return `${productName(size.product, products)} ${size.diameterMm} × ${size.lengthMm} mm`;
}

/** A product's name in the catalogue, else its id. */
export function productName(id: string, products: readonly Product[]): string {
  return products.find((product) => product.id === id)?.name ?? id;
}
