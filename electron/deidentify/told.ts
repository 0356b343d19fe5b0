import type { Deidentified } from '../../core/contract-copies.ts';
import type { ExportWatch } from '../../core/copies/copies.ts';
import { exportCopies } from './export.ts';
import type { CopyWish } from './messages.ts';

/** So often, in ms, it is told how far an export is. */
const TOLD_EVERY = 100;

/** An export as the window asks for it: tells how far it is as a share of all its files, and answers in the window's form. */
export async function toldExport(
  wish: CopyWish,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<Deidentified> {
  let told = 0;
  const watch: ExportWatch = {
    signal,
    progress: (item, share) => {
      if (Date.now() - told < TOLD_EVERY) return;
      told = Date.now();
      progress((item + share) / Math.max(1, wish.items.length));
    },
  };
  const done = await exportCopies({ ...wish, key: Uint8Array.from(Buffer.from(wish.key, 'hex')) }, watch);
  if (!done.ok) return { folder: null, copies: 0, session: false, problems: [done.problem] };
  const { copies, sessions, others, problems } = done.value;
  const folder = copies.length === 0 ? null : wish.out;
  return { folder, copies: copies.length, session: sessions.length > 0, problems: [...others, ...problems] };
}
