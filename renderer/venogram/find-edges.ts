import type { Vessel } from '../../core/session/drawn/vessels.ts';
import { edgesInWorker } from '../decoding/pool.ts';
import { dispatch, mayChange } from '../state/document.ts';
import { takeTool } from '../state/editing.ts';
import { notice } from '../state/notices.ts';
import { aspectOf, recordFor } from '../state/scale.ts';
import { isHere, runNow, sessionNow, useApp } from '../state/store.ts';
import { isShowing, stageOf } from '../viewport/stage.ts';
import { isDrawingEdges, useVesselView } from './vessel-view.ts';

/**
 * Looks for the edges of a vessel on the frame on the screen and lays them on it, not accepted yet. What the operator does
 * to the vessel meanwhile wins. Where none are seen it stays as it is and says so.
 */
export async function findEdgesOf(vessel: Vessel): Promise<void> {
  const state = useApp.getState();
  const studyRun = runNow(state);
  const { painted } = stageOf();
  if (studyRun === null || painted === null || !isShowing() || !isHere(vessel, state) || !mayChange()) return;
  const record = recordFor(studyRun, sessionNow(state));
  useVesselView.setState({ searched: vessel.id });
  const found = await edgesInWorker(painted.picture, vessel.centre, aspectOf(record), record.fileName);
  useVesselView.setState({ searched: null });
  if (!isUnchanged(vessel)) return;
  if (found.ok) {
    dispatch({ type: 'findEdges', id: vessel.id, found: found.value });
    if (isDrawingEdges(useApp.getState())) takeTool('select');
  } else notice(found.problem);
}

function isUnchanged(vessel: Vessel): boolean {
  return sessionNow(useApp.getState())?.vessels.includes(vessel) === true;
}
