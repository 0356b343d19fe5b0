import { type AssociateAnswer, type AssociateRequest, answerPdu, requestPdu } from './associate.ts';
import { type Command, encodedCommand } from './command-set.ts';
import {
  type AcceptedContext,
  type Happening,
  happening,
  newState,
  open,
  type Standing,
  type State,
} from './happening.ts';
import { LONGEST_SENT_PDU } from './limits.ts';
import { abortPdu, dataHead, HEAD, PDU, type Rejection, rejectPdu, releasePdu } from './pdu.ts';
import { pduStream } from './pdu-stream.ts';

/** An association as pure protocol: bytes in, happenings out, bytes for the peer. Calls that do not fit its state throw: they are bugs. */
export interface Association extends Saying {
  /** Takes what came from the peer. An offence is answered with `abort()` by whoever hears of it. */
  take(bytes: Uint8Array): readonly Happening[];
  /** True from the moment at which the end was taken or said, heard of or not. */
  isOver(): boolean;
  /** Contexts that were accepted, by their number. */
  readonly contexts: ReadonlyMap<number, AcceptedContext>;
  /** Why the others were refused, by their number (PS3.8 table 9-18). */
  readonly refused: ReadonlyMap<number, number>;
}

/** The bytes of what one side says. */
interface Saying {
  /** Asks for an association. */
  request(request: AssociateRequest): Uint8Array;
  /** Answers the request: takes or refuses it. */
  accept(answer: AssociateAnswer): Uint8Array;
  reject(rejection: Rejection): Uint8Array;
  /** A command, in as many PDUs as the peer wants. */
  command(context: number, command: Command): readonly Uint8Array[];
  /** A piece of a data set, in as many PDUs as the peer wants; the bytes are not copied. */
  data(context: number, bytes: Uint8Array, last: boolean): readonly Uint8Array[];
  release(): Uint8Array;
  releaseAnswer(): Uint8Array;
  /** Ends it at once; `reason` by PS3.8 table 9-26, 0 where the operator wants it. */
  abort(reason?: number): Uint8Array;
}

/** A new association, of which both roles can be taken. */
export function association(): Association {
  const state = newState();
  const read = pduStream();
  return {
    ...sayingOf(state),
    take: (bytes) => {
      const all: Happening[] = [];
      for (const incoming of read(bytes)) {
        if (state.standing === 'over') break;
        const one = happening(state, incoming);
        if (one?.kind === 'over') state.standing = 'over';
        if (one !== null) all.push(one);
      }
      return all;
    },
    isOver: () => state.standing === 'over',
    contexts: state.contexts,
    refused: state.refused,
  };
}

function sayingOf(state: State): Saying {
  const from = (standing: readonly Standing[], to?: Standing): void => {
    if (!standing.includes(state.standing)) throw new Error(`an association that is ${state.standing} cannot do this`);
    if (to !== undefined) state.standing = to;
  };
  return {
    request: (request) => {
      from(['new'], 'asking');
      state.proposed = new Map(request.contexts.map(({ id, abstractSyntax }) => [id, abstractSyntax]));
      return requestPdu(request);
    },
    accept: (answer) => {
      from(['asked']);
      open(state, answer.contexts);
      return answerPdu(answer);
    },
    reject: (rejection) => {
      from(['asked'], 'over');
      return rejectPdu(rejection);
    },
    command: (context, command) => {
      from(['open', 'releasing']);
      return pieces(context, encodedCommand(command), pieceOf(state), true, true);
    },
    data: (context, bytes, last) => {
      from(['open', 'releasing']);
      return pieces(context, bytes, pieceOf(state), false, last);
    },
    release: () => {
      from(['open'], 'releasing');
      return releasePdu(PDU.releaseRequest);
    },
    releaseAnswer: () => {
      from(['open', 'releasing'], 'over');
      return releasePdu(PDU.releaseAnswer);
    },
    abort: (reason = 0) => {
      state.standing = 'over';
      return abortPdu({ source: reason === 0 ? 0 : 2, reason });
    },
  };
}

/** Data in one PDU of this peer, bytes; one that says it takes less than a kilobyte cannot mean it. */
function pieceOf({ longestPdu }: State): number {
  const longest = longestPdu === 0 ? LONGEST_SENT_PDU : Math.max(1024, longestPdu);
  return Math.min(LONGEST_SENT_PDU, longest) - HEAD;
}

function pieces(
  context: number,
  bytes: Uint8Array,
  longest: number,
  command: boolean,
  last: boolean,
): readonly Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += longest) {
    const one = bytes.subarray(at, at + longest);
    all.push(dataHead(context, one.length, command, last && at + longest >= bytes.length), one);
  }
  return all;
}
