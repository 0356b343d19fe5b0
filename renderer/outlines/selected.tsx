import type { Outline, RunRecord } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { readOutline, readPoints } from '../../core/session/drawn/readings.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { sessionNow, useApp } from '../state/store.ts';
import { draggedPoints } from '../viewport/pane-objects.ts';
import { traceAgain } from './actions.ts';
import { removeOutlines } from './bulk.ts';
import { OutlineForm } from './form.tsx';
import { OutlineActions } from './interpolation.tsx';
import { ReadingsTable } from './readings.tsx';

/** The selected outline: its readings, as it is or as it is being dragged, what can be done with it, and what it is. */
export function SelectedOutline({ outline }: { readonly outline: Outline }) {
  const session = useApp(sessionNow);
  const record = recordOf(session, outline.run);
  if (record === null) return null;
  return (
    <section className="section stack" aria-label="Selected outline">
      <div className="row apart">
        <h2>
          {outline.name}, frame {outline.frame + 1}
        </h2>
        <span className="group">
          <button type="button" onClick={() => traceAgain(outline)}>
            Trace this lumen again
          </button>
          <button type="button" onClick={() => removeOutlines([outline])}>
            Delete
          </button>
        </span>
      </div>
      <ReadingsNow outline={outline} record={record} />
      <OutlineActions outline={outline} />
      {outline.curve === 'ellipse' && (
        <div className="row">
          <CommandButton id="makeSpline">Convert to spline</CommandButton>
          <span className="small muted">to move the contour point by point</span>
        </div>
      )}
      <OutlineForm key={outline.id} outline={outline} />
    </section>
  );
}

/** Its readings, as it is or as it is being dragged. */
function ReadingsNow({ outline, record }: { readonly outline: Outline; readonly record: RunRecord }) {
  const dragged = useApp(({ draft }) => draggedPoints(draft, outline.id));
  const reading = dragged === null ? readOutline(outline, record) : readPoints(dragged, outline.curve, record);
  return <ReadingsTable reading={reading} />;
}
