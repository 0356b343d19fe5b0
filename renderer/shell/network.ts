import type { EventOf, ReplyOf, RequestOf } from '../../core/contract.ts';
import type { Opened } from '../../core/contract-files.ts';
import type { NetworkChannel } from '../../core/contract-network.ts';
import type { Gathered } from './shell.ts';

/** The hospital's network as the window reaches it: through the shell, or through the page's own server. */
export interface NetworkBridge {
  /** One call of the contract; rejects with a sentence when the network's part of the program cannot answer. */
  call<C extends NetworkChannel>(channel: C, request: RequestOf<C>): Promise<ReplyOf<C>>;
  /** Hears what happens; in a page from the first call on. */
  listen(listener: (event: EventOf<'network'>) => void): void;
  /** Whether certificates can be chosen in a dialog of the system. */
  readonly choosesFiles: boolean;
  /** Files that came over the network as files to be opened. */
  gathered(opened: Opened): Promise<Gathered>;
}
