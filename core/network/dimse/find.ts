import type { Dataset } from '../../dicom/header/dataset.ts';
import { answerTo, cancelOf, contextFor, isPending, STATUS_CANCELLED } from './asking.ts';
import { PLAIN_SYNTAXES, STUDY_FIND } from './classes.ts';
import { COMMAND, command } from './command-set.ts';
import type { Conversation } from './conversation.ts';
import { encodedKeys, type Keys } from './identifier.ts';
import type { Wish } from './proposing.ts';
import { Trouble } from './trouble.ts';

/** What an association must carry for `find`. */
export const FIND_WISHES: readonly Wish[] = [{ abstractSyntax: STUDY_FIND, transferSyntaxes: PLAIN_SYNTAXES }];

/** What a search gave; `more` where the peer had more than the limit. */
export interface Found {
  readonly answers: readonly Dataset[];
  readonly more: boolean;
}

/** Searches at most `limit` matches (C-FIND, PS3.4 C.4.1), then cancels; a peer that does not heed that is heard out, its answers dropped. */
export async function find(talk: Conversation, keys: Keys, limit: number): Promise<Found> {
  const context = contextFor(talk, STUDY_FIND, 'search');
  const request = command({ field: COMMAND.find, sopClass: STUDY_FIND, messageId: 1, hasData: true });
  await talk.say(context.id, request, encodedKeys(keys, context.transferSyntax));
  const answers: Dataset[] = [];
  for (let more = false, unheeded = 0; ; ) {
    const { answer, dataSet } = await answerTo(talk, request, context);
    if (!isPending(answer.status)) {
      const ended = answer.status === 0 || (more && answer.status === STATUS_CANCELLED);
      if (!ended) throw new Trouble({ kind: 'status', status: answer.status ?? -1, comment: answer.comment });
      return { answers, more };
    }
    if (answers.length < limit) {
      if (dataSet !== null) answers.push(dataSet);
      continue;
    }
    if (!more) await talk.say(context.id, cancelOf(1));
    more = true;
    unheeded += 1;
    if (unheeded > MOST_UNHEEDED)
      throw new Trouble({ kind: 'offence', words: 'sent far more matches than were asked for' });
  }
}

/** So many matches may be on their way when a search is cancelled, or come from an archive that cannot cancel. */
const MOST_UNHEEDED = 100_000;
