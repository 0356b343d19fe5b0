import type { StepItem } from '../../core/session/derived/step-item.ts';
import { itemAt } from '../../core/session/derived/steps.ts';
import type { Derived } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { askWhatItIs } from '../state/editing.ts';
import { showObject } from '../state/navigation.ts';
import { STEP_TITLES } from '../ui/labels.ts';
import { tip } from '../ui/tooltip.tsx';
import { exchangedPair, exchangeRoles } from './exchange.ts';
import { goToItem } from './next.ts';

/** What a path of `missing` asks for, as a link; nothing where the way knows no such path. */
export function MissingLink({ path, derived }: { readonly path: string; readonly derived: Derived }) {
  const item = derived.way === null ? null : itemAt(derived.way, path);
  return item === null ? null : <ItemLink item={item} derived={derived} />;
}

/** Something left to do as a sentence that leads to where it is done; roles that seem exchanged can be put right at once. */
export function ItemLink({ item, derived }: { readonly item: StepItem; readonly derived: Derived }) {
  return (
    <>
      <button type="button" className="link" onClick={() => goToItem(item)}>
        {item.text}
      </button>
      {item.path === 'lumens.lesion.narrower' && <ExchangeRoles derived={derived} />}
    </>
  );
}

/** Exchanges the roles of lesion and reference by one press. */
function ExchangeRoles({ derived }: { readonly derived: Derived }) {
  const pair = exchangedPair(derived);
  if (pair === null) return null;
  const { lesion, reference } = pair;
  const exchange = () => {
    dispatch(exchangeRoles(derived.session, pair));
    showObject(lesion);
    askWhatItIs(lesion.id);
  };
  return (
    <button
      type="button"
      className="small"
      {...tip(
        `${lesion.name} (frame ${lesion.frame + 1}) becomes the reference, ${reference.name} (frame ${reference.frame + 1}) the lesion; then say whether the new reference is normal.`,
      )}
      onClick={exchange}
    >
      Exchange roles
    </button>
  );
}

/** Everything that is left on the way to the plan, by step, each a link to where it is done. */
export function LeftToDo({ derived }: { readonly derived: Derived }) {
  const steps = derived.way?.steps.filter(({ left }) => left.length > 0) ?? [];
  return steps.map(({ id, left }) => (
    <div key={id}>
      <h3>{STEP_TITLES[id]}</h3>
      <ul aria-label={`Missing: ${STEP_TITLES[id]}`}>
        {left.map((item) => (
          <li key={item.path} className="row one-line">
            <span className="warn">?</span>
            <ItemLink item={item} derived={derived} />
          </li>
        ))}
      </ul>
    </div>
  ));
}
