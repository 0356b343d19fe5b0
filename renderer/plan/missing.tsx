import type { SessionCase } from '../../core/session/derived/case.ts';
import type { Session } from '../../core/session/document/document.ts';
import { goTo, missingInput } from './missing-input.ts';

/** A missing input as a sentence that leads to where it is given. */
export function MissingLink(props: {
  readonly path: string;
  readonly session: Session;
  readonly sessionCase: SessionCase;
}) {
  const missing = missingInput(props.path, props.session, props.sessionCase);
  return (
    <button type="button" className="link" onClick={() => goTo(missing, props.session, props.sessionCase)}>
      {missing.words}
    </button>
  );
}
