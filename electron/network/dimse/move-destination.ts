import type { Receive } from '../../../core/network/dimse/receiving.ts';

/** Where archives send what they are asked to by C-MOVE: our own receiver. */
export interface MoveDestination {
  /** Its title while it listens; null while it does not. */
  title(): string | null;
  /** Takes objects with these UIDs by `receive` from now on, whoever sends them; `stirs` hears of each. The function given back ends that. */
  expect(uids: ReadonlySet<string>, receive: Receive, stirs: () => void): () => void;
}
