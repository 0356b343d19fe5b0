import { useState } from 'react';
import type { Product, Requested } from '../../core/plan/case.ts';
import { dispatch } from '../state/document.ts';
import { Choice, NumberField } from '../ui/fields.tsx';

/** A size the operator asks the planner to judge; it counts once all three parts are there. */
export function RequestedSize(props: { readonly requested: Requested | null; readonly products: readonly Product[] }) {
  const { requested, products } = props;
  const [partly, setPartly] = useState<Partial<Requested>>(requested ?? {});
  const change = (part: Partial<Requested>) => {
    const { product, diameterMm, lengthMm } = { ...partly, ...part };
    setPartly({ ...partly, ...part });
    if (!product || diameterMm === undefined || lengthMm === undefined) return;
    dispatch({ type: 'request', requested: { product, diameterMm, lengthMm } });
  };
  return (
    <div className="fields numbers">
      <Choice
        label="Product"
        value={partly.product ?? ''}
        words={{ '': 'Choose…', ...productText(requested, products) }}
        onChoose={(product) => change({ product })}
      />
      <NumberField
        label="Diameter"
        unit="mm"
        value={partly.diameterMm ?? null}
        refuse={tooSmall}
        onCommit={(value) => value !== null && change({ diameterMm: value })}
      />
      <NumberField
        label="Length"
        unit="mm"
        value={partly.lengthMm ?? null}
        refuse={tooSmall}
        onCommit={(value) => value !== null && change({ lengthMm: value })}
      />
      {requested !== null && (
        <button type="button" className="whole" onClick={() => dispatch({ type: 'request', requested: null })}>
          Clear this size
        </button>
      )}
    </div>
  );
}

/** The catalogue's products by id, and the one asked about even when it is not among them. */
function productText(requested: Requested | null, products: readonly Product[]): Readonly<Record<string, string>> {
  const asked = requested === null ? [] : [[requested.product, requested.product]];
  return Object.fromEntries([...asked, ...products.map(({ id, name }) => [id, name ?? id])]);
}

function tooSmall(value: number): string | null {
  return value > 0 ? null : 'Not saved: enter more than 0.';
}
