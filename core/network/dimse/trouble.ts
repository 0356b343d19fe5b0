import type { Abort, Rejection } from './pdu.ts';

/** What can go wrong with a peer, before it is put into words for the operator. */
export type TroubleKind =
  /** Nobody answers at the address; `code` is the system's. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** Nothing came for so long. */
  | { readonly kind: 'silent' }
  /** The connection ended before the work did. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'aborted'; readonly abort: Abort }
  /** The peer does not keep to the protocol: `words` go on with its name. */
  | { readonly kind: 'offence'; readonly words: string }
  /** TLS does not come about; `code` is OpenSSL's or Node's. */
  | { readonly kind: 'certificate'; readonly code: string }
  /** It accepts none of the contexts that a service needs. */
  | { readonly kind: 'no service'; readonly service: Service }
  /** It answered a request with a failure. */
  | { readonly kind: 'status'; readonly status: number; readonly comment: string }
  /** The operator had enough. */
  | { readonly kind: 'stopped' };

/** What is asked of a peer, as words of a sentence. */
export type Service = 'test' | 'search' | 'get' | 'move' | 'store';

/** Ends the work with a peer; caught once, where it becomes a sentence. */
export class Trouble extends Error {
  readonly what: TroubleKind;
  constructor(what: TroubleKind) {
    super(what.kind);
    this.what = what;
  }
}
