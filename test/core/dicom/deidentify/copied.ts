import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { writeCopy } from '../../../../core/dicom/deidentify/copy.ts';
import { type MaskWish, maskOf } from '../../../../core/dicom/deidentify/mask.ts';
import { proved } from '../../../../core/dicom/deidentify/proof.ts';
import { memorySink } from '../../../../core/dicom/deidentify/sink.ts';
import { type SourceRun, sourceRun } from '../../../../core/dicom/deidentify/source-run.ts';
import { substitutesBy } from '../../../../core/dicom/deidentify/substitutes.ts';
import type { Run } from '../../../../core/dicom/run.ts';
import type { Result } from '../../../../core/result.ts';

/** Nothing is masked. */
export const BARE: MaskWish = { outsideRegions: false, boxes: [] };
const KEY = new Uint8Array(32).fill(7);

/** A copy in memory, what it was made from, and what its own proof says. */
export interface CopyMade {
  readonly from: SourceRun;
  readonly bytes: Uint8Array;
  readonly mask: Uint8Array | null;
  readonly proof: Result<Run>;
}

/** The de-identified copy of a file; null for one that does not open. Throws where it cannot be written. */
export async function copied(name: string, bytes: Uint8Array, wish: MaskWish = BARE): Promise<CopyMade | null> {
  const made = await unproved(name, bytes, wish);
  if (made === null) return null;
  return { ...made, proof: await proved(made.from, made.mask, memorySource('copy.dcm', made.bytes), () => {}) };
}

/** The same before it is read back. */
export async function unproved(
  name: string,
  bytes: Uint8Array,
  wish: MaskWish = BARE,
): Promise<Omit<CopyMade, 'proof'> | null> {
  const from = await sourceRun(memorySource(name, bytes));
  if (!from.ok) return null;
  const mask = good(maskOf(from.value.run, wish));
  const sink = memorySink();
  const program = { name: 'IVUS Planner', version: '0.1.0', uid: '2.25.1' };
  good(await writeCopy(from.value, { program, substitutes: substitutesBy(KEY), mask, progress: () => {} }, sink));
  return { from: from.value, bytes: sink.bytes(), mask };
}

/** The value, or an error with the sentence. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}
