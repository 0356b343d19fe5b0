import { z } from 'zod';
import { unreachable } from '../../result.ts';
import { numberedName } from '../document/numbered.ts';
import { pointSchema } from './shapes.ts';

/** A vessel seen lengthwise on one frame of an X-ray run, in picture pixels. It decides nothing. */
export const vesselSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  /** SOP instance UID of the run it was drawn on. */
  run: z.string().min(1),
  /** From 0. */
  frame: z.number().int().nonnegative(),
  /** Knots of the line along its middle. */
  centre: z.array(pointSchema).min(2).readonly(),
  /** Knots of its edges, on the left and on the right of somebody going along the centre line, in any order. */
  left: z.array(pointSchema).readonly(),
  right: z.array(pointSchema).readonly(),
  /** Where its width is normal by the operator's word: beside one place, or along a stretch between two; none = not said. */
  reference: z.array(pointSchema).max(2).readonly(),
});

export type Vessel = z.infer<typeof vesselSchema>;

/** What about a vessel can change after it was drawn. */
type VesselChange = Partial<Pick<Vessel, 'name' | 'centre' | 'left' | 'right' | 'reference'>>;

/** What the hand did to a vessel, for "Undo: …". */
export type VesselLabel =
  | 'add edge point'
  | 'move point'
  | 'insert point'
  | 'delete point'
  | 'set reference width'
  | 'rename vessel';

/** Every way in which the vessels change. */
export type VesselCommand =
  | { readonly type: 'addVessel'; readonly vessel: Vessel }
  | { readonly type: 'changeVessel'; readonly id: string; readonly change: VesselChange; readonly label: VesselLabel }
  | { readonly type: 'removeVessel'; readonly id: string };

/** The vessels after a command; throws on a vessel without a centre line: that is a bug of the caller. */
export function vesselsAfter(vessels: readonly Vessel[], command: VesselCommand): readonly Vessel[] {
  switch (command.type) {
    case 'addVessel':
      return [...vessels.filter(({ id }) => id !== command.vessel.id), vesselSchema.parse(command.vessel)];
    case 'changeVessel':
      return vessels.map((one) => (one.id === command.id ? vesselSchema.parse({ ...one, ...command.change }) : one));
    case 'removeVessel':
      return vessels.filter(({ id }) => id !== command.id);
    default:
      return unreachable(command);
  }
}

/** "Vessel 1", or the first number that none of the vessels has. */
export function freeVesselName(vessels: readonly Vessel[]): string {
  return numberedName('Vessel', vessels);
}
