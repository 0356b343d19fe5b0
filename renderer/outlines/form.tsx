import type { OutlineDescription } from '../../core/session/document/commands.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { inRole } from '../../core/session/drawn/saying.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { controlId } from '../landmarks/jump.ts';
import { useDecides } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { Choice, TextField, Tick } from '../ui/fields.tsx';
import { ROLES, SEGMENTS, STATES } from '../ui/labels.ts';
import { OutlineLink } from './link.tsx';

/** What the operator says about an outline: role, segment, state, name. */
export function OutlineForm({ outline }: { readonly outline: Outline }) {
  const describe = (words: Partial<OutlineDescription>) => dispatch({ type: 'describe', id: outline.id, words });
  const session = useApp(sessionNow);
  const decides = useDecides(outline);
  if (session === null) return null;
  if (outline.repeatOf !== null) return <RepeatForm outline={outline} />;
  return (
    <div className="fields">
      <span className="whole">
        <CommandButton id="say.ask">Say what it is…</CommandButton>
      </span>
      <Choice
        label="Role"
        value={outline.role}
        words={ROLES}
        onChoose={(role) => describe(inRole(session, outline, role))}
        id={controlId('lumens.lesion.narrower')}
      />
      <Choice label="Segment" value={outline.segment} words={SEGMENTS} onChoose={(segment) => describe({ segment })} />
      <Choice label="Traced in" value={outline.state} words={STATES} onChoose={(state) => describe({ state })} />
      {outline.role === 'reference' && (
        <Choice
          label="Normal, not compressed"
          value={outline.normal === null ? 'unknown' : outline.normal ? 'yes' : 'no'}
          words={NORMAL}
          onChoose={(said) => describe({ normal: said === 'unknown' ? null : said === 'yes' })}
        />
      )}
      {outline.role === 'lesion' && (
        <Tick checked={outline.primary} onTick={(primary) => describe({ primary })}>
          This tracing decides
        </Tick>
      )}
      {outline.primary && !decides && (
        <p className="whole small muted">
          Not in the plan: only an accepted IVUS tracing with a segment and readings can decide.
        </p>
      )}
      <TextField label="Name" value={outline.name} onCommit={(name) => describe({ name })} />
    </div>
  );
}

const NORMAL = { unknown: 'Not said', yes: 'Yes', no: 'No' } as const;

/** A second tracing means what the first one means and is no lumen of the plan. */
function RepeatForm({ outline }: { readonly outline: Outline }) {
  const first = useApp((state) => sessionNow(state)?.outlines.find(({ id }) => id === outline.repeatOf));
  return (
    <>
      <p className="small muted">
        Repeat tracing of <OutlineLink outline={first}>{first?.name}</OutlineLink>: it shows your own variability and is
        not part of the plan.
      </p>
      <div className="fields">
        <TextField
          label="Name"
          value={outline.name}
          onCommit={(name) => dispatch({ type: 'describe', id: outline.id, words: { name } })}
        />
      </div>
    </>
  );
}
