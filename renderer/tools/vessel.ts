import { fail, ok } from '../../core/result.ts';
import { freeVesselName } from '../../core/session/drawn/vessels.ts';
import type { DrawingTool } from './drawing.ts';
import { clickedAlong, FEWEST_ON_LINE, lineThrough } from './open-line.ts';

/** Draws the line along the middle of a vessel by clicks; a double click or Enter ends it. Its edges are drawn upon it afterwards. */
export const vessel: DrawingTool = {
  ...clickedAlong,
  traces: false,
  next: 'vessel',
  sketch: (places, pointer) => {
    const last = places.at(-1);
    return {
      kind: 'outline',
      line: lineThrough(places),
      closed: false,
      handles: places,
      reading: null,
      rubber: last === undefined || pointer === null ? null : [last, pointer],
      closesAt: null,
    };
  },
  progress: (places) =>
    `Along the middle: ${places.length} of at least ${FEWEST_ON_LINE} points set. Enter ends the line.`,
  finish: ({ places, run, frame }, { session, id }) => {
    if (places.length < FEWEST_ON_LINE)
      return fail(`The line along a vessel needs at least ${FEWEST_ON_LINE} points; add more, or press Esc to stop.`);
    const drawn = { id, name: freeVesselName(session.vessels), run, frame, centre: places };
    return ok({ type: 'addVessel', vessel: { ...drawn, left: [], right: [], reference: [] } });
  },
};
