import type { z } from 'zod';
import { type Place, placeSchema } from '../../core/network/place.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** What stands in the form of a place: every setting as text. */
export interface PlaceDraft {
  readonly id: string;
  readonly kind: Place['kind'];
  readonly name: string;
  readonly queryLimit: string;
  readonly mayRetrieve: boolean;
  readonly maySend: boolean;
  readonly url: string;
  readonly auth: 'none' | 'basic' | 'bearer' | 'certificate';
  readonly user: string;
  readonly host: string;
  readonly port: string;
  readonly calledTitle: string;
  readonly callingTitle: string;
  readonly tls: boolean;
  readonly retrieveBy: 'get' | 'move';
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

const NEW: PlaceDraft = {
  id: '',
  kind: 'dicomweb',
  name: '',
  queryLimit: '100',
  mayRetrieve: true,
  maySend: true,
  url: '',
  auth: 'none',
  user: '',
  host: '',
  port: '104',
  calledTitle: '',
  callingTitle: 'IVUSPLANNER',
  tls: false,
  retrieveBy: 'get',
  caFile: '',
  certFile: '',
  keyFile: '',
};

/** A form with nothing in it; `id` names the place from now on. */
export function newDraft(id: string): PlaceDraft {
  return { ...NEW, id };
}

/** The form of a place that is set up. */
export function draftOf(place: Place): PlaceDraft {
  const { id, kind, name, mayRetrieve, maySend } = place;
  const common = { ...NEW, id, kind, name, mayRetrieve, maySend, queryLimit: String(place.queryLimit) };
  if (place.kind === 'dicomweb') {
    const { auth, url, caFile = '' } = place;
    const user = auth.kind === 'basic' ? auth.user : '';
    const files = auth.kind === 'certificate' ? { certFile: auth.certFile, keyFile: auth.keyFile } : {};
    return { ...common, url, caFile, auth: auth.kind, user, ...files };
  }
  const { host, calledTitle, callingTitle, retrieveBy, tls } = place;
  const { caFile = '', certFile = '', keyFile = '' } = tls ?? {};
  const own = { host, calledTitle, callingTitle, retrieveBy, port: String(place.port), tls: tls !== null };
  return { ...common, ...own, caFile, certFile, keyFile };
}

/** What the fields are called in sentences. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'The name',
  queryLimit: 'Largest number of studies found',
  url: 'The address',
  user: 'The user',
  host: 'The host',
  port: 'The port',
  calledTitle: 'The archive’s title (AE)',
  callingTitle: 'Our title (AE)',
  caFile: 'The authority’s certificate',
  certFile: 'Our certificate',
  keyFile: 'The key',
};

/** The place that a form describes, or the sentence which field is wrong. */
export function placeOf(draft: PlaceDraft): Result<Place> {
  const { id, kind, name, mayRetrieve, maySend } = draft;
  const common = { id, name, mayRetrieve, maySend, queryLimit: wholeNumber(draft.queryLimit) };
  const own = kind === 'dicomweb' ? webOf(draft) : dimseOf(draft);
  const parsed = placeSchema.safeParse({ kind, ...common, ...own });
  return parsed.success ? ok(parsed.data) : fail(sentenceOf(parsed.error));
}

function webOf({ url, auth, user, caFile, certFile, keyFile }: PlaceDraft): object {
  const ways = {
    none: { kind: auth },
    basic: { kind: auth, user },
    bearer: { kind: auth },
    certificate: { kind: auth, certFile, keyFile },
  };
  return { url: url.trim(), auth: ways[auth], ...stated({ caFile }) };
}

function dimseOf(draft: PlaceDraft): object {
  const { host, calledTitle, callingTitle, retrieveBy, caFile, certFile, keyFile } = draft;
  const tls = draft.tls ? stated({ caFile, certFile, keyFile }) : null;
  return { host: host.trim(), port: wholeNumber(draft.port), calledTitle, callingTitle, retrieveBy, tls };
}

/** The fields in which something stands. */
function stated(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
}

/** What is no whole number is refused by the schema. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function sentenceOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  const field = issue?.path.findLast((part) => typeof part === 'string' && part in FIELDS);
  const name = FIELDS[String(field)] ?? 'A setting';
  if (field === 'port') return `${name} must be a whole number from 1 to 65535.`;
  if (field === 'queryLimit') return `${name} must be a whole number from 1 to 1000.`;
  if (issue?.code === 'too_small') return `${name} is missing.`;
  if (issue?.code === 'too_big') return `${name} is too long.`;
  return `${name} ${/^(must|has) /.test(issue?.message ?? '') ? issue?.message : 'is not usable'}.`;
}
