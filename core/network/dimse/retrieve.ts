import { answerTo, cancelOf, contextFor, isAnswerTo, isPending, STATUS_CANCELLED } from './asking.ts';
import { PLAIN_SYNTAXES, STUDY_GET, STUDY_MOVE } from './classes.ts';
import { COMMAND, type Command, type Counts, command } from './command-set.ts';
import type { Conversation } from './conversation.ts';
import type { AcceptedContext } from './happening.ts';
import { encodedKeys, type Keys } from './identifier.ts';
import type { Wish } from './proposing.ts';
import { type Receive, receiveObject } from './receiving.ts';
import { Trouble } from './trouble.ts';

/** What an association must carry for `move`, and besides the storage contexts for `get`. */
export const MOVE_WISHES: readonly Wish[] = [{ abstractSyntax: STUDY_MOVE, transferSyntaxes: PLAIN_SYNTAXES }];
export const GET_WISHES: readonly Wish[] = [{ abstractSyntax: STUDY_GET, transferSyntaxes: PLAIN_SYNTAXES }];

/** Hears how far a retrieval is, and says when it is to stop. */
export interface Watch {
  counts(counts: Counts): void;
  /** Does this when the operator has had enough. */
  onStop(work: () => void): void;
}

/** How a retrieval ended: the last counts that the peer gave, its status. */
export interface Retrieved {
  readonly counts: Counts;
  readonly status: number;
  readonly comment: string;
}

const NUMBER = 1;

/** Has the peer send what the keys name to the title `destination` (C-MOVE, PS3.4 C.4.2). */
export async function move(talk: Conversation, keys: Keys, destination: string, watch: Watch): Promise<Retrieved> {
  const context = contextFor(talk, STUDY_MOVE, 'move');
  const request = command({ field: COMMAND.move, sopClass: STUDY_MOVE, messageId: NUMBER, hasData: true, destination });
  await talk.say(context.id, request, encodedKeys(keys, context.transferSyntax));
  cancelled(talk, context, watch);
  for (;;) {
    const { answer } = await answerTo(talk, request, context);
    watch.counts(answer.counts);
    if (!isPending(answer.status)) return ended(answer);
  }
}

/** Fetches what the keys name on this association (C-GET, PS3.4 C.4.3): the peer stores in between. */
export async function get(talk: Conversation, keys: Keys, receive: Receive, watch: Watch): Promise<Retrieved> {
  const context = contextFor(talk, STUDY_GET, 'get');
  const request = command({ field: COMMAND.get, sopClass: STUDY_GET, messageId: NUMBER, hasData: true });
  await talk.say(context.id, request, encodedKeys(keys, context.transferSyntax));
  cancelled(talk, context, watch);
  for (;;) {
    const heard = await talk.hear();
    if (heard.kind !== 'command') throw new Trouble({ kind: 'offence', words: 'answered out of turn' });
    const { command: said } = heard;
    if (said.field === COMMAND.store) {
      await receiveObject(talk, contextOf(talk, heard.context), said, receive);
      continue;
    }
    if (!isAnswerTo(said, request))
      throw new Trouble({ kind: 'offence', words: 'answered something that was not asked' });
    if (said.hasData) await ignored(talk);
    watch.counts(said.counts);
    if (!isPending(said.status)) return ended(said);
  }
}

/** Sends a C-CANCEL when the watch says so; a peer that is gone by then needs none. */
function cancelled(talk: Conversation, context: AcceptedContext, watch: Watch): void {
  watch.onStop(() => void talk.say(context.id, cancelOf(NUMBER)).catch(() => undefined));
}

function ended({ counts, status, comment }: Command): Retrieved {
  if (status === STATUS_CANCELLED) throw new Trouble({ kind: 'stopped' });
  return { counts, status: status ?? -1, comment };
}

function contextOf(talk: Conversation, id: number): AcceptedContext {
  const context = talk.contexts.get(id);
  if (context === undefined) throw new Error('a command came in a context that is not there');
  return context;
}

/** The list of failed objects, which is told by the counts as well. */
async function ignored(talk: Conversation): Promise<void> {
  for (let last = false; !last; ) {
    const heard = await talk.hear();
    if (heard.kind !== 'data') throw new Trouble({ kind: 'offence', words: 'answered out of turn' });
    last = heard.last;
  }
}
