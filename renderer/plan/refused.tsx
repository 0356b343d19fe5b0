import type { PlanAnswer } from '../../core/plan/answer.ts';
import type { JudgedSize } from '../../core/plan/devices.ts';
import type { Sizing } from '../../core/plan/facts.ts';
import { oversizeText } from '../../core/plan/figures.ts';
import { productName, sizeText } from '../../core/plan/headline.ts';
import { oversize } from '../../core/plan/target.ts';
import { REFUSALS } from '../../core/plan/words.ts';
import type { Derived } from '../state/derived.ts';
import { productsIn } from '../state/derived.ts';

/** Why the neighbours were refused: lengths beside the preferred one, and diameters beside it. */
export function Refused({ derived, answer }: { readonly derived: Derived; readonly answer: PlanAnswer }) {
  const { rejected } = answer;
  const products = productsIn(derived);
  const sizing = derived.facts?.sizing ?? null;
  const diameters = answer.devices.length === 0 || sizing === null ? [] : refusedDiameters(sizing);
  if (rejected.length + diameters.length === 0) return null;
  return (
    <div>
      <h3>Refused sizes</h3>
      <ul className="small" data-testid="refused">
        {rejected.map((size) => (
          <li key={`${size.product} ${size.diameterMm} ${size.lengthMm}`}>
            <span className="bad">✕</span> <span className="number">{sizeText(size, products)}</span>:{' '}
            {size.because.map((reason) => REFUSALS[reason]).join('; ')}
          </li>
        ))}
        {diameters.map(({ product, diameterMm, over }) => (
          <li key={`${product.id} ${diameterMm}`}>
            <span className="bad">✕</span>{' '}
            <span className="number">
              {productName(product.id, products)} ⌀ {diameterMm} mm
            </span>
            : oversize <span className="number">{oversizeText(over)}</span>, outside the window
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Of each product, the diameters that the oversize window refuses and that lie next to an admissible one. */
function refusedDiameters({ sizes, target }: Sizing) {
  const byDiameter = new Map(sizes.map((size) => [`${size.product.id} ${size.diameterMm}`, size]));
  const ordered = [...byDiameter.values()].sort((a, b) => a.diameterMm - b.diameterMm);
  const fits = ({ against }: JudgedSize) => !against.includes('S30');
  return ordered
    .filter((size) => !fits(size))
    .filter((size) => {
      const siblings = ordered.filter(({ product }) => product === size.product);
      const at = siblings.indexOf(size);
      return [siblings[at - 1], siblings[at + 1]].some((neighbour) => neighbour !== undefined && fits(neighbour));
    })
    .map((size) => ({ ...size, over: oversize(size.diameterMm, target) / 1000 }));
}
