import type { Description } from '../../samples/phantom/description.ts';
import { caseOf, made } from './small-study.ts';

/** A case in few and small frames: the same files otherwise. */
export function shortened(id: string): Description {
  const of = caseOf(id);
  const frames = 4;
  const picture = { ...of.picture, rows: 128, columns: 128, frames };
  const { pullback } = of;
  if (pullback.kind === 'motorised') return { ...of, picture: { ...picture, frames: of.picture.frames } };
  const places = [
    of.lesion.startMm + 11,
    of.lesion.startMm + 11,
    of.straightEiv.startMm + 2,
    of.straightEiv.startMm + 2,
  ];
  const breathing = { ...of.breathing, periodS: 2 / picture.framesPerSecond, endExpirationS: 0 };
  const path = places.map((positionMm, index) => ({ frame: index + 1, positionMm }));
  return { ...of, picture, breathing, pullback: { kind: 'manual', path } };
}

/** The files of a shortened case by name. */
export function filesOf(id: string): Readonly<Record<string, Uint8Array>> {
  const { ivus, venogram } = made(shortened(id));
  return { [`${id} ivus.dcm`]: ivus, ...(venogram === null ? {} : { [`${id} xa.dcm`]: venogram }) };
}
