import { program } from '../../program.ts';
import { IMPLEMENTATION } from '../../report/dicom/common.ts';
import type { AssociateRequest, ProposedContext, Role } from './associate.ts';
import { MOST_CONTEXTS, OUR_LONGEST_PDU } from './limits.ts';

/** Our program as peers are told of it. */
export const IMPLEMENTATION_VERSION = `IVUSPLAN ${program.version}`.slice(0, 16);

/** A kind of work to propose. */
export interface Wish {
  readonly abstractSyntax: string;
  readonly transferSyntaxes: readonly string[];
}

/** Titles of both sides. */
export interface Titles {
  readonly called: string;
  readonly calling: string;
}

/** A request for an association that carries these kinds of work; at most 128 of them, with odd numbers in their order. */
export function requestOf(
  { called, calling }: Titles,
  wishes: readonly Wish[],
  roles: readonly Role[] = [],
): AssociateRequest {
  const contexts: readonly ProposedContext[] = wishes
    .slice(0, MOST_CONTEXTS)
    .map((wish, index) => ({ id: 2 * index + 1, ...wish }));
  return {
    called,
    calling,
    contexts,
    roles,
    longestPdu: OUR_LONGEST_PDU,
    implementation: IMPLEMENTATION,
    version: IMPLEMENTATION_VERSION,
  };
}
