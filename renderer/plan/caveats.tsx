import type { Caveat, CaveatCode } from '../../core/plan/caveats.ts';
import { jumpTo } from '../landmarks/jump.ts';
import { traceAgain } from '../outlines/actions.ts';
import type { Derived } from '../state/derived.ts';
import { outlinesOf } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { traceAs } from '../state/editing.ts';

/** What touches the verdict, each with the link to what can be done; `beside` the stenosis only what touches that. */
export function Caveats({ derived, beside }: { readonly derived: Derived; readonly beside?: 'stenosis' }) {
  const caveats = derived.caveats.filter(({ code }) => beside === undefined || code !== 'unverified-sizes');
  if (caveats.length === 0) return null;
  return (
    <ul className="stack small" aria-label="What touches the verdict" data-testid="caveats">
      {caveats.map((caveat) => (
        <li key={caveat.code} className="warn">
          ! {caveat.text}{' '}
          <button type="button" className="link" onClick={() => REMEDIES[caveat.code].take(caveat, derived)}>
            {REMEDIES[caveat.code].words}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What can be done about a caveat. */
interface Remedy {
  readonly words: string;
  take(caveat: Caveat, derived: Derived): void;
}

const REMEDIES: Readonly<Record<CaveatCode, Remedy>> = {
  definition: { words: 'Compare the definitions', take: () => jumpTo('plan', 'definitions') },
  interval: {
    words: 'Trace the lesion again',
    take: (caveat, { session }) => {
      for (const lesion of outlinesOf(session, firstOf(caveat))) traceAgain(lesion);
    },
  },
  'oval-reference': {
    words: 'Trace another reference',
    take: () => traceAs({ role: 'reference', segment: 'EIV' }),
  },
  'not-tightest': {
    words: 'Let the tighter one decide',
    take: (caveat) => {
      for (const { id } of firstOf(caveat)) dispatch({ type: 'describe', id, words: { primary: true } });
    },
  },
  'states-differ': {
    words: 'Judge whether the lesion is fixed',
    take: () => jumpTo('findings', 'findings.lesionBehaviour'),
  },
  'state-mismatch': {
    words: 'Trace the reference in the same state',
    take: (_, { facts }) =>
      traceAs({ role: 'reference', segment: 'EIV', state: facts?.lesion?.state ?? 'unspecified' }),
  },
  'unverified-sizes': { words: 'Check them in the catalogue', take: () => jumpTo('plan', 'catalogue') },
};

/** The lumen to look at first. */
function firstOf({ lumens }: Caveat): readonly { readonly id: string }[] {
  return lumens.slice(0, 1).map((id) => ({ id }));
}
