import { capital } from '../../core/report/words.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import { VESSEL_ORIGINS } from '../../core/session/drawn/vessels.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { setDraft, takeTool } from '../state/editing.ts';
import { showObject } from '../state/navigation.ts';
import { isHere, useApp } from '../state/store.ts';
import { findEdgesOf } from './find-edges.ts';
import { isDrawingEdges, lacksEdges, useVesselView } from './vessel-view.ts';

/** Where the edges of a vessel come from, and what can be done about them: accept, find, add points. `dragged` is the vessel as the hand has it now. */
export function VesselEdges(props: { readonly vessel: Vessel; readonly dragged: Vessel; readonly selected: boolean }) {
  const { vessel, dragged, selected } = props;
  const here = useApp((state) => isHere(vessel, state));
  const drawing = useApp((state) => isDrawingEdges(state) && state.selected === vessel.id);
  const searched = useVesselView((view) => view.searched === vessel.id);
  return (
    <>
      {searched ? (
        <p className="small" role="status">
          Finding the edges…
        </p>
      ) : (
        <EdgeGuide vessel={dragged} drawing={drawing} />
      )}
      {!lacksEdges(vessel) && <Origin vessel={vessel} />}
      {selected && (
        <div className="row">
          {!vessel.accepted && <CommandButton id="acceptSelected">Accept edges</CommandButton>}
          <button type="button" disabled={!here || searched} onClick={() => void findEdgesOf(vessel)}>
            Find edges
          </button>
          <button type="button" aria-pressed={drawing} onClick={() => drawEdges(vessel)}>
            Add edge points
          </button>
        </div>
      )}
    </>
  );
}

function Origin({ vessel: { origin, accepted, gaps } }: { readonly vessel: Vessel }) {
  const words = capital(VESSEL_ORIGINS[origin]);
  if (accepted) return <p className="muted small">{words}.</p>;
  return (
    <p className="warn small" data-testid="vessel-waiting">
      ? {words}, not accepted: not part of the report. Drag what is wrong, then accept.
      {gaps.length > 0 && ' No edges are drawn where none were seen.'}
    </p>
  );
}

/** Goes on drawing the edges of a vessel. */
function drawEdges(vessel: Vessel): void {
  showObject(vessel);
  setDraft(null);
  takeTool('vessel');
}

/** How far the edges are while they are drawn or still missing. */
function EdgeGuide({ vessel, drawing }: { readonly vessel: Vessel; readonly drawing: boolean }) {
  const { left, right } = vessel;
  if (!drawing && !lacksEdges(vessel)) return null;
  return (
    <p className="small" role="status">
      {drawing
        ? 'Click points on both edges, in any order; press Enter when done.'
        : 'No edges yet: select it and find them, or add edge points.'}{' '}
      <span className="muted number">
        Left edge {left.length}, right edge {right.length} points.
      </span>
    </p>
  );
}
