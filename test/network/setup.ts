import { ensureSystemLibraries, NETWORK_PEERS } from '../../electron/runtime/system.ts';

/** Brings the archive and the tools that the network is tried against; throws what is missing. */
export async function setup(): Promise<void> {
  const there = await ensureSystemLibraries(NETWORK_PEERS, (line) => console.error(line));
  if (!there.ok) throw new Error(there.problem);
}
