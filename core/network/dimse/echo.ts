import { answerTo, contextFor } from './asking.ts';
import { PLAIN_SYNTAXES, VERIFICATION } from './classes.ts';
import { COMMAND, command } from './command-set.ts';
import type { Conversation } from './conversation.ts';
import type { Wish } from './proposing.ts';
import { Trouble } from './trouble.ts';

/** What an association must carry for `echo`. */
export const ECHO_WISHES: readonly Wish[] = [{ abstractSyntax: VERIFICATION, transferSyntaxes: PLAIN_SYNTAXES }];

/** Asks the peer whether it is there (C-ECHO); throws a Trouble where it does not say yes. */
export async function echo(talk: Conversation): Promise<void> {
  const context = contextFor(talk, VERIFICATION, 'test');
  const request = command({ field: COMMAND.echo, sopClass: VERIFICATION, messageId: 1 });
  await talk.say(context.id, request);
  const { answer } = await answerTo(talk, request, context);
  if (answer.status !== 0) throw new Trouble({ kind: 'status', status: answer.status ?? -1, comment: answer.comment });
}
