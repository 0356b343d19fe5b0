import type { Outline, RunRecord, Session } from '../../core/session/document.ts';
import { readOutline } from '../../core/session/readings.ts';
import { sessionNow, showOutline, useApp } from '../store.ts';
import { useDerived } from './derived.ts';
import { squared } from './format.ts';
import { ROLES, STATES } from './words.ts';

/** Every outline of the session with its main readings; the frame's button jumps to it. */
export function OutlineTable() {
  const session = useApp(sessionNow);
  if (session === null || session.outlines.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="outlines-title">
      <h2 id="outlines-title">All outlines</h2>
      <table className="readings small">
        <thead>
          <tr>
            {['Min', 'Mean', 'Max', 'Area'].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {inOrder(session).map(({ outline, run }) => (
          <Row key={outline.id} outline={outline} run={run} />
        ))}
      </table>
      <LeftOut />
    </section>
  );
}

function inOrder({ outlines, runs }: Session): readonly { readonly outline: Outline; readonly run: RunRecord }[] {
  return runs.flatMap((run) =>
    outlines
      .filter((outline) => outline.run === run.sopInstanceUid)
      .toSorted((a, b) => a.frame - b.frame)
      .map((outline) => ({ outline, run })),
  );
}

function Row({ outline, run }: { readonly outline: Outline; readonly run: RunRecord }) {
  const current = useApp((state) => state.selected === outline.id);
  const several = useApp((state) => (state.study?.history.present.runs.length ?? 0) > 1);
  const { readings, scale, problem } = readOutline(outline, run);
  const { unit } = scale;
  return (
    <tbody aria-current={current} data-testid="outline-row">
      <tr>
        <th scope="rowgroup" colSpan={4} className="anywhere">
          <button
            type="button"
            className="link number"
            aria-label={`Show ${outline.name}, frame ${outline.frame + 1} of ${run.fileName}`}
            onClick={() => showOutline(outline)}
          >
            Frame {outline.frame + 1}
          </button>{' '}
          <span className={outline.role}>{ROLES[outline.role]}</span> {outline.segment}
          {outline.primary && <span className="badge">decides</span>}
          {outline.repeatOf !== null && <span className="badge">again</span>}
          {outline.normal && <span className="badge">normal</span>} {outline.name}
          {outline.state !== 'unspecified' && ` · ${STATES[outline.state]}`}
          {several && ` · ${run.fileName}`}
        </th>
      </tr>
      {readings === null ? (
        <tr>
          <td colSpan={4} className="bad">
            ✕ {problem}
          </td>
        </tr>
      ) : (
        <tr>
          <Figure value={readings.min} unit={unit} />
          <Figure value={readings.mean} unit={unit} />
          <Figure value={readings.max} unit={unit} />
          <Figure value={readings.area} unit={squared(unit)} />
        </tr>
      )}
    </tbody>
  );
}

function Figure({ value, unit }: { readonly value: number; readonly unit: string }) {
  return (
    <td className="number">
      {value.toFixed(1)} <span className="muted">{unit}</span>
    </td>
  );
}

/** Outlines that the planner does not get, each with its reason. */
export function LeftOut() {
  const leftOut = useDerived()?.sessionCase.leftOut ?? [];
  if (leftOut.length === 0) return null;
  return (
    <ul className="warn small">
      {leftOut.map(({ outline, because }) => (
        <li key={outline.id}>
          ? {outline.name} is not part of the plan: {because}.
        </li>
      ))}
    </ul>
  );
}
