import type { Contour } from '../../geometry/point.ts';
import { remembered } from '../../remembered.ts';
import type { Outline } from '../document/document.ts';

/** A further tracing of an outline's lumen, on the same frame; of a repeat it is one of the same first tracing. */
export function repeatOf(first: Outline, outlines: readonly Outline[], knots: Contour, id: string): Outline {
  const root = outlines.find((outline) => outline.id === first.repeatOf) ?? first;
  const count = outlines.filter((outline) => outline.repeatOf === root.id).length;
  return {
    ...root,
    id,
    knots,
    curve: 'spline',
    origin: 'hand',
    confidence: null,
    accepted: true,
    name: `${root.name}, again ${count + 1}`,
    primary: false,
    repeatOf: root.id,
  };
}

/** The outlines with every repeat meaning what its first tracing means: role, segment, state, normal. */
export function withRepeatsAlike(outlines: readonly Outline[], first: Outline): readonly Outline[] {
  const { role, segment, state, normal } = first;
  return outlines.map((outline) =>
    outline.repeatOf === first.id ? { ...outline, role, segment, state, normal, primary: false } : outline,
  );
}

/** The outlines without one of them and without the repeats of it; the same list when it is not among them. */
export function withoutTracings(outlines: readonly Outline[], id: string): readonly Outline[] {
  const others = outlines.filter((outline) => outline.id !== id && outline.repeatOf !== id);
  return others.length === outlines.length ? outlines : others;
}

/** The tracings of one lumen: the first one, then its repeats. */
export function tracingsOf(outlines: readonly Outline[], firstId: string): readonly Outline[] {
  return tracingsById(outlines).get(firstId) ?? [];
}

/** The tracings of each lumen by the id of its first one, looked through once for each list. */
const tracingsById = remembered((outlines: readonly Outline[]): ReadonlyMap<string, readonly Outline[]> => {
  const tracings = new Map<string, Outline[]>();
  for (const outline of outlines) {
    for (const name of new Set([outline.id, outline.repeatOf ?? outline.id])) {
      const known = tracings.get(name);
      if (known === undefined) tracings.set(name, [outline]);
      else known.push(outline);
    }
  }
  return tracings;
});
