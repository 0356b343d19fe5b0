import type { PlanAnswer, ProposedDevice } from '../plan/answer.ts';
import type { PlanCase } from '../plan/case.ts';
import { productsOf } from '../plan/catalogue.ts';
import { oversizeText, quantity } from '../plan/figures.ts';
import { productName, sizeText } from '../plan/headline.ts';
import { sourceOf } from '../plan/text.ts';
import { REFUSALS } from '../plan/words.ts';
import { rowOf, verificationText } from '../session/derived/catalogue.ts';
import type { Session } from '../session/document/document.ts';
import type { StentFacts, StentRow } from './content.ts';

/** The proposed stent with its alternatives and the refused sizes; null for every outcome but APPROPRIATE. */
export function stentFacts(session: Session, planCase: PlanCase, answer: PlanAnswer): StentFacts | null {
  if (answer.outcome !== 'APPROPRIATE') return null;
  const products = productsOf(planCase);
  const rowFor = (device: ProposedDevice): StentRow => ({
    ...device,
    name: productName(device.product, products),
    text: sizeText(device, products),
    fit: `oversize ${oversizeText(device.oversizeMm)} (${quantity(device.oversizePct, '%')}), ${quantity(device.engagementMm, 'mm')} in the straight external iliac vein`,
    source: sourceText(session, device.product, planCase),
  });
  const [proposed, ...alternatives] = answer.devices.map(rowFor);
  if (proposed === undefined) return null;
  const refused = answer.rejected.map((size) => ({
    size: sizeText(size, products),
    because: size.because.map((reason) => REFUSALS[reason]),
    rules: size.because,
  }));
  return { proposed, alternatives, refused };
}

/** Where the sizes of a product come from and who checked them. */
function sourceText(session: Session, product: string, planCase: PlanCase): string {
  const row = rowOf(session, product);
  if (row !== null) return `${verificationText(row)}; source: ${row.source === '' ? 'not given' : row.source}`;
  const known = productsOf(planCase).find(({ id }) => id === product);
  return known === undefined ? '' : sourceOf(known);
}
