import { fail, ok } from '../../core/result.ts';
import { DRAWN_BY_HAND, freeVesselName } from '../../core/session/drawn/vessels.ts';
import type { DrawingTool } from './drawing.ts';
import { clickedAlong, FEWEST_ON_LINE, lineThrough, progressAlong } from './open-line.ts';

/** Draws the line along the middle of a vessel by clicks; a double click or Enter ends it. Its edges are found or drawn upon it afterwards. */
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
  progress: (places) => `Centre line: ${progressAlong(places, FEWEST_ON_LINE)}`,
  finish: ({ places, run, frame }, { session, id }) => {
    if (places.length < FEWEST_ON_LINE)
      return fail(`A centre line needs at least ${FEWEST_ON_LINE} points; add more, or press Esc to cancel.`);
    const drawn = { id, name: freeVesselName(session.vessels), run, frame, centre: places };
    return ok({ type: 'addVessel', vessel: { ...drawn, ...DRAWN_BY_HAND, left: [], right: [], reference: [] } });
  },
};
