import type { Picture } from '../../core/dicom/run.ts';
import { type GreyFrame, isLumen, type LumenField, type LumenGeometry, type NoLumen } from '../../core/lumen/answer.ts';
import { lumenField } from '../../core/lumen/field.ts';
import { findLumen } from '../../core/lumen/find-lumen.ts';
import { greyFrame } from '../../core/lumen/grey-frame.ts';
import { expectedAt } from '../../core/lumen/propagate.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok } from '../../core/result.ts';
import { borderKnots } from '../../core/session/drawn/border-knots.ts';
import type { FoundLumen, LumenAsk } from './messages.ts';

type Decode = (key: number, frame: number) => Promise<Result<Picture>>;

const fields = new Map<string, LumenField>();

/** The lumen of a frame (from 0) of a run that this worker knows; what holds for all frames of the run is found once. */
export async function lumenOf(key: number, frame: number, ask: LumenAsk, decode: Decode): Promise<Result<FoundLumen>> {
  const picture = await decode(key, frame);
  if (!picture.ok) return picture;
  const { geometry, keys = [], ...options } = ask;
  const grey = greyFrame(picture.value);
  const field = await fieldOf(key, geometry, grey, decode);
  if ('none' in field) return fail(field.none);
  const expected = expectedAt(field, keys, frame) ?? undefined;
  const answer = findLumen(field, grey, { ...options, expected });
  return isLumen(answer) ? ok({ answer, knots: borderKnots(answer.contour) }) : fail(answer.none);
}

/** By the run's first frame, so that each frame answers the same alone and among all; by this frame where that shows nothing. */
async function fieldOf(
  key: number,
  geometry: LumenGeometry,
  frame: GreyFrame,
  decode: Decode,
): Promise<LumenField | NoLumen> {
  const name = `${key} ${JSON.stringify(geometry)}`;
  const known = fields.get(name);
  if (known !== undefined) return known;
  const first = await decode(key, 0);
  const field = first.ok ? lumenField(greyFrame(first.value), geometry) : null;
  if (field === null || 'none' in field) return lumenField(frame, geometry);
  fields.set(name, field);
  return field;
}
