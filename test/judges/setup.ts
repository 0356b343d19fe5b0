import { ensureSystemLibraries, JUDGES } from '../../electron/runtime/system.ts';

/** Brings the programs that judge what this program writes; throws what is missing. */
export async function setup(): Promise<void> {
  const there = await ensureSystemLibraries(JUDGES, (line) => console.error(line));
  if (!there.ok) throw new Error(there.problem);
}
