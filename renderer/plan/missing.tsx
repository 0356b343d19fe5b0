import type { SessionCase } from '../../core/session/derived/case.ts';
import type { Session } from '../../core/session/document/document.ts';
import { derive } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { exchangedPair, exchangeRoles } from './exchange.ts';
import { goTo, missingInput } from './missing-input.ts';

/** A missing input as a sentence that leads to where it is given; roles that seem exchanged can be put right at once. */
export function MissingLink(props: {
  readonly path: string;
  readonly session: Session;
  readonly sessionCase: SessionCase;
}) {
  const missing = missingInput(props.path, props.session, props.sessionCase);
  return (
    <>
      <button type="button" className="link" onClick={() => goTo(missing, props.session, props.sessionCase)}>
        {missing.words}
      </button>
      {props.path === 'lumens.lesion.narrower' && <ExchangeRoles session={props.session} />}
    </>
  );
}

/** Exchanges the roles of lesion and reference by one press. */
function ExchangeRoles({ session }: { readonly session: Session }) {
  const pair = exchangedPair(derive(session));
  if (pair === null) return null;
  const { lesion, reference } = pair;
  return (
    <button
      type="button"
      className="small"
      title={`${lesion.name} (frame ${lesion.frame + 1}) becomes the reference, ${reference.name} (frame ${reference.frame + 1}) the lesion; then say whether the new reference is normal.`}
      onClick={() => dispatch(exchangeRoles(pair))}
    >
      Exchange roles
    </button>
  );
}
