import { quantity } from '../plan/figures.ts';
import { vesselRows } from '../session/derived/venogram.ts';
import type { Session } from '../session/document/document.ts';
import { VESSEL_ORIGINS } from '../session/drawn/vessels.ts';
import type { VenogramRow } from './content.ts';

/** The veins measured on venograms, in words; they do not decide. Edges that nobody accepted are left out. */
export function venogramFacts(session: Session): readonly VenogramRow[] {
  const accepted = vesselRows(session).filter((row) => row.accepted);
  return accepted.map(({ name, file, frame, origin, unit, figures, overIvusPoints, problem }) => {
    if (figures === null) return { name, file, frame, text: `not measured: ${problem}` };
    const { min, reference, stenosisPct } = figures;
    const parts = [`min ${quantity(min, unit)}`];
    if (reference !== null) parts.push(`reference ${quantity(reference, unit)}`);
    if (stenosisPct !== null) parts.push(`stenosis ${quantity(stenosisPct, '%')}`);
    if (overIvusPoints !== null)
      parts.push(`${Math.abs(overIvusPoints).toFixed(1)} points ${overIvusPoints < 0 ? 'lower' : 'higher'} than IVUS`);
    if (origin !== 'hand') parts.push(`${VESSEL_ORIGINS[origin]}, accepted`);
    return { name, file, frame, text: parts.join(', ') };
  });
}
