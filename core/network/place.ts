import { z } from 'zod';

/** One line of plain text as an operator types it: no control characters. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, 'has control characters');
/** Absolute path of a certificate or key on this computer (PEM); read when it is needed, never copied. */
const pemFile = z.string().min(1).max(4096);
/** A title of a DICOM application (VR AE): 1 to 16 characters of ASCII without a backslash. */
export const titleSchema = z
  .string()
  .trim()
  .regex(/^[\x20-\x5b\x5d-\x7e]{1,16}$/, 'must have 1 to 16 plain characters');
/** A TCP port. */
export const portSchema = z.number().int().min(1).max(65_535);

/** What every place has: how many rows a search may give, and what may be done with it. */
const common = {
  id: z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be small letters, digits and hyphens'),
  name: line(64),
  queryLimit: z.number().int().min(1).max(1000).default(100),
  mayRetrieve: z.boolean().default(true),
  maySend: z.boolean().default(true),
};

const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The password is a secret, kept elsewhere. */
  z.strictObject({ kind: z.literal('basic'), user: line(256).regex(/^[^:]*$/, 'must not have a colon') }),
  /** The token is a secret, kept elsewhere. */
  z.strictObject({ kind: z.literal('bearer') }),
  /** The key's pass phrase, where it has one, is a secret, kept elsewhere. */
  z.strictObject({ kind: z.literal('certificate'), certFile: pemFile, keyFile: pemFile }),
]);

/** The root of a DICOMweb service: http or https, without credentials, query and fragment. */
const addressSchema = z
  .url({ protocol: /^https?$/, error: 'must begin with http:// or https://' })
  .max(1024)
  .refine((text) => isBare(text), 'must not hold a user, a password, a query or a fragment');

function isBare(text: string): boolean {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  return parsed !== null && [parsed.username, parsed.password, parsed.search, parsed.hash].every((part) => part === '');
}

const dicomwebSchema = z.strictObject({
  kind: z.literal('dicomweb'),
  ...common,
  url: addressSchema,
  auth: authSchema,
  caFile: pemFile.optional(),
});
/** An archive that speaks DICOMweb. */
export type DicomwebPlace = z.infer<typeof dicomwebSchema>;

const dimseSchema = z.strictObject({
  kind: z.literal('dimse'),
  ...common,
  host: line(255).regex(/^[^\s/]+$/, 'must be a name or an address'),
  port: portSchema,
  calledTitle: titleSchema,
  callingTitle: titleSchema,
  tls: z
    .strictObject({ caFile: pemFile.optional(), certFile: pemFile.optional(), keyFile: pemFile.optional() })
    .nullable(),
  retrieveBy: z.enum(['get', 'move']),
});
/** An archive that speaks DIMSE. */
export type DimsePlace = z.infer<typeof dimseSchema>;

/** An archive of the hospital's network as the operator has set it up; secrets are kept elsewhere. */
export const placeSchema = z.discriminatedUnion('kind', [dicomwebSchema, dimseSchema]);
export type Place = z.infer<typeof placeSchema>;

/** Paths of the certificates and keys of a place. */
export function certificateFiles(place: Place): readonly string[] {
  const own = place.kind === 'dimse' ? place.tls : place.auth.kind === 'certificate' ? place.auth : null;
  const authority = place.kind === 'dimse' ? place.tls?.caFile : place.caFile;
  return [authority, own?.certFile, own?.keyFile].filter((path) => path !== undefined);
}

/** What a place needs besides its settings: 'password', 'token', 'pass phrase' (only where its key has one), or null. */
export function secretOf(place: Place): 'password' | 'token' | 'pass phrase' | null {
  if (place.kind === 'dimse') return place.tls?.keyFile === undefined ? null : 'pass phrase';
  const words = { none: null, basic: 'password', bearer: 'token', certificate: 'pass phrase' } as const;
  return words[place.auth.kind];
}
