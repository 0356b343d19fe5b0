import { type Dataset, parseElements } from '../../dicom/header/dataset.ts';
import { IMPLICIT_LITTLE } from './classes.ts';
import { COMMAND, type Command, command } from './command-set.ts';
import type { Conversation } from './conversation.ts';
import { gathered } from './gathered.ts';
import type { AcceptedContext } from './happening.ts';
import { LONGEST_IDENTIFIER } from './limits.ts';
import { type Service, Trouble } from './trouble.ts';

/** The context that was accepted for a class; throws where there is none. */
export function contextFor(talk: Conversation, sopClass: string, service: Service): AcceptedContext {
  for (const context of talk.contexts.values()) if (context.abstractSyntax === sopClass) return context;
  throw new Trouble({ kind: 'no service', service });
}

/** Whether a status says that more answers follow (PS3.7 C.1.1.3). */
export function isPending(status: number | null): boolean {
  return status === 0xff00 || status === 0xff01;
}

/** Whether a status says that the work was cancelled. */
export const STATUS_CANCELLED = 0xfe00;

/** Asks a peer to stop the work on a request; it answers in its own time. */
export function cancelOf(respondsTo: number): Command {
  return command({ field: COMMAND.cancel, respondsTo });
}

/** The next answer to a request, with its data set where it has one. Throws where something else comes. */
export async function answerTo(
  talk: Conversation,
  request: Command,
  context: AcceptedContext,
): Promise<{ readonly answer: Command; readonly dataSet: Dataset | null }> {
  const heard = await talk.hear();
  if (heard.kind !== 'command' || !isAnswerTo(heard.command, request))
    throw new Trouble({ kind: 'offence', words: 'answered something that was not asked' });
  const { command: answer } = heard;
  return { answer, dataSet: answer.hasData ? await dataSetOf(talk, context) : null };
}

/** Whether a command answers a request. */
export function isAnswerTo({ field, respondsTo }: Command, request: Command): boolean {
  return field === (request.field | COMMAND.answer) && respondsTo === request.messageId;
}

/** A data set that is small by its nature, whole. */
async function dataSetOf(talk: Conversation, { transferSyntax }: AcceptedContext): Promise<Dataset> {
  const whole = gathered(LONGEST_IDENTIFIER);
  for (;;) {
    const heard = await talk.hear();
    if (heard.kind !== 'data' || !whole.add(heard.bytes))
      throw new Trouble({ kind: 'offence', words: 'sent an answer that is too long' });
    if (heard.last) break;
  }
  const encoding = { explicit: transferSyntax !== IMPLICIT_LITTLE, littleEndian: true };
  return parseElements(whole.take(), 0, encoding, () => true).data;
}
