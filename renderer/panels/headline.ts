import type { PlanAnswer, ProposedDevice, RuleId } from '../../core/plan/answer.ts';
import { BUILT_IN_PRODUCTS } from '../../core/plan/catalogue.ts';
import { unreachable } from '../../core/result.ts';
import { counted } from './format.ts';

/** The plan in one line, with the planner's own reason under it. */
export interface Headline {
  readonly tone: 'good' | 'bad' | 'warn';
  readonly text: string;
  readonly because: readonly string[];
}

/** Rules whose "not met" makes a stent inappropriate (PLAN_CASE "Order of the headline", 5). */
const DISQUALIFYING: readonly RuleId[] = ['S09', 'S38', 'S25', 'S31'];

/** A plan's outcome in plain words. */
export function headlineOf(answer: PlanAnswer): Headline {
  const because = (...ids: readonly RuleId[]) =>
    answer.rules.filter(({ id }) => ids.includes(id)).map((rule) => rule.because);
  const unmet = (ids: readonly RuleId[]) =>
    because(...ids.filter((id) => answer.rules.some((rule) => rule.id === id && rule.status === 'not-met')));
  const { outcome } = answer;
  switch (outcome) {
    case 'APPROPRIATE':
      return {
        tone: 'good',
        text: stentText(answer.devices.find(({ preferred }) => preferred)),
        because: because('S15'),
      };
    case 'NO_DEVICE':
      return { tone: 'bad', text: 'No stent of the catalogue fits', because: unmet(['S28', 'S29', 'S30']) };
    case 'NOT_CONFIRMED':
      return { tone: 'bad', text: 'Do not stent: the lesion is not confirmed', because: because('S15') };
    case 'INAPPROPRIATE':
      return { tone: 'bad', text: 'Do not stent', because: firstGiven(unmet(DISQUALIFYING), unmet(['S24'])) };
    case 'OUT_OF_SCOPE':
      return { tone: 'bad', text: 'No plan: a post-thrombotic lesion is outside these rules', because: [] };
    case 'DIVERT_DVT':
      return { tone: 'bad', text: 'Treat the deep vein thrombosis first', because: because('S01') };
    case 'DIVERT_MASS':
      return { tone: 'bad', text: 'Treat the mass first', because: because('S35') };
    case 'BLOCKED':
      return {
        tone: 'warn',
        text: `Not decided: ${counted(answer.missing.length, 'answer', 'answers')} missing`,
        because: [],
      };
    default:
      return unreachable(outcome);
  }
}

/** S24 sums up S09, S25 and the oedema; it speaks for itself only where no single one of them does (no oedema at all). */
function firstGiven(single: readonly string[], summed: readonly string[]): readonly string[] {
  return single.length > 0 ? single : summed;
}

function stentText(device: ProposedDevice | undefined): string {
  return device === undefined ? 'Stent plan' : `Stent plan: ${sizeText(device)}`;
}

/** A size with its product: "Zilver Vena 16 × 100 mm". */
export function sizeText(size: {
  readonly product: string;
  readonly diameterMm: number;
  readonly lengthMm: number;
}): string {
  return `${productName(size.product)} ${size.diameterMm} × ${size.lengthMm} mm`;
}

/** A product's name in the catalogue, else its id. */
function productName(id: string): string {
  return BUILT_IN_PRODUCTS.find((product) => product.id === id)?.name ?? id;
}
