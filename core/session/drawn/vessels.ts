import { z } from 'zod';
import { nameSchema } from '../../foreign-text-schema.ts';
import { unreachable } from '../../result.ts';
import { numberedName } from '../document/numbered.ts';
import { pointSchema } from './shapes.ts';

/** A vessel seen lengthwise on one frame of an X-ray run, in picture pixels. It decides nothing. */
export const vesselSchema = z.strictObject({
  id: z.string().min(1),
  name: nameSchema,
  /** SOP instance UID of the run it was drawn on. */
  run: z.string().min(1),
  /** From 0. */
  frame: z.number().int().nonnegative(),
  /** Knots of the line along its middle. */
  centre: z.array(pointSchema).min(2).readonly(),
  /** Knots of its edges, on the left and on the right of somebody going along the centre line, in any order. */
  left: z.array(pointSchema).readonly(),
  right: z.array(pointSchema).readonly(),
  /** Whose the lines are: the operator's hand, found in the picture by the program, or found and then corrected by hand. */
  origin: z.enum(['hand', 'automatic', 'corrected']).default('hand'),
  /** False until the operator has accepted lines that were found; until then no report has them and IVUS is not set beside them. */
  accepted: z.boolean().default(true),
  /** Stretches of the centre line, by their two ends, beside which no edge was seen: an edge is broken there until it has a knot there. */
  gaps: z
    .array(z.tuple([pointSchema, pointSchema]).readonly())
    .readonly()
    .default([]),
  /** Where its width is normal by the operator's word: beside one place, or along a stretch between two; none = not said. */
  reference: z.array(pointSchema).max(2).readonly(),
});

export type Vessel = z.infer<typeof vesselSchema>;

/** What is said of a vessel whose lines are the operator's own. */
export const DRAWN_BY_HAND = { origin: 'hand', accepted: true, gaps: [] } as const satisfies Partial<Vessel>;

/** How a vessel's lines came about, to follow its figures. */
export const VESSEL_ORIGINS: Readonly<Record<Vessel['origin'], string>> = {
  hand: 'edges drawn by hand',
  automatic: 'edges found automatically',
  corrected: 'edges found automatically, corrected by hand',
};

/** What about a vessel can change after it was drawn. */
type VesselChange = Partial<Pick<Vessel, 'name' | 'centre' | 'left' | 'right' | 'reference'>>;

/** The lines of a vessel as they are found in a picture. */
type FoundLines = Pick<Vessel, 'centre' | 'left' | 'right' | 'gaps'>;

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
  | { readonly type: 'findEdges'; readonly id: string; readonly found: FoundLines }
  | { readonly type: 'acceptVessels'; readonly ids: readonly string[] }
  | { readonly type: 'removeVessel'; readonly id: string };

/** The vessels after a command; throws on a vessel without a centre line: that is a bug of the caller. */
export function vesselsAfter(vessels: readonly Vessel[], command: VesselCommand): readonly Vessel[] {
  switch (command.type) {
    case 'addVessel':
      return [...vessels.filter(({ id }) => id !== command.vessel.id), vesselSchema.parse(command.vessel)];
    case 'changeVessel':
      return withChanged(vessels, command.id, (one) => ({
        ...one,
        ...command.change,
        ...corrected(one, command.change),
      }));
    case 'findEdges':
      return withChanged(vessels, command.id, (one) => ({
        ...one,
        ...command.found,
        origin: 'automatic',
        accepted: false,
      }));
    case 'acceptVessels':
      return vessels.map((one) => (command.ids.includes(one.id) ? { ...one, accepted: true } : one));
    case 'removeVessel':
      return vessels.filter(({ id }) => id !== command.id);
    default:
      return unreachable(command);
  }
}

function withChanged(vessels: readonly Vessel[], id: string, change: (vessel: Vessel) => Vessel): readonly Vessel[] {
  return vessels.map((one) => (one.id === id ? vesselSchema.parse(change(one)) : one));
}

/** Lines that were found are the operator's too once one of them is changed; accepted is still said in a word of its own. */
function corrected(vessel: Vessel, change: VesselChange): Partial<Vessel> {
  const lines = ['centre', 'left', 'right'] as const;
  const changes = lines.some((line) => change[line] !== undefined && change[line] !== vessel[line]);
  return changes && vessel.origin === 'automatic' ? { origin: 'corrected' } : {};
}

/** "Vessel 1", or the first number that none of the vessels has. */
export function freeVesselName(vessels: readonly Vessel[]): string {
  return numberedName('Vessel', vessels);
}
