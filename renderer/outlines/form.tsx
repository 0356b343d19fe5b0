import type { OutlineDescription } from '../../core/session/document/commands.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { controlId } from '../landmarks/jump.ts';
import { useDecides } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { inRole } from '../tools/outline.ts';
import { Choice, TextField, Tick } from '../ui/fields.tsx';
import { ROLES, SEGMENTS, STATES } from '../ui/labels.ts';
import { OutlineLink } from './link.tsx';
import { SayButtons } from './role-buttons.tsx';

/** What the operator says about an outline: role, segment, state, name. */
export function OutlineForm({ outline }: { readonly outline: Outline }) {
  const describe = (words: Partial<OutlineDescription>) => dispatch({ type: 'describe', id: outline.id, words });
  const decides = useDecides(outline);
  if (outline.repeatOf !== null) return <RepeatForm outline={outline} />;
  return (
    <div className="fields">
      <SayButtons outline={outline} />
      <Choice
        label="Role"
        value={outline.role}
        words={ROLES}
        onChoose={(role) => describe(inRole(outline, role))}
        id={controlId('lumens.lesion.narrower')}
      />
      <Choice label="Segment" value={outline.segment} words={SEGMENTS} onChoose={(segment) => describe({ segment })} />
      <Choice label="Traced in" value={outline.state} words={STATES} onChoose={(state) => describe({ state })} />
      {outline.role === 'reference' && (
        <Tick checked={outline.normal} onTick={(normal) => describe({ normal })}>
          Normal, not compressed
        </Tick>
      )}
      {outline.role === 'lesion' && (
        <Tick checked={outline.primary} onTick={(primary) => describe({ primary })}>
          This tracing decides
        </Tick>
      )}
      {outline.primary && !decides && (
        <p className="whole small muted">Not in the plan: only an accepted IVUS tracing with readings can decide.</p>
      )}
      <TextField label="Name" value={outline.name} onCommit={(name) => describe({ name })} />
    </div>
  );
}

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
