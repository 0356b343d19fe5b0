import { readFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { DicomwebPlace } from '../../../core/network/place.ts';
import { failureReason } from '../../failure.ts';
import { Refusal } from '../refusal.ts';
import type { Secrets } from '../secrets.ts';
import { type Patience, USUAL } from '../transfer/patience.ts';
import type { Where } from './failures.ts';

/** Also how long, in ms, a place may take to answer once all of a request is there. */
export interface WebPatience extends Patience {
  readonly answerMs: number;
}

/** The patience with an archive that files 200 MB before it answers. */
export const PATIENCE: WebPatience = { ...USUAL, answerMs: 120_000, waits: [2000, 8000, 30_000] };

/** A place as it is talked to: its address, who we are, and how its certificate is judged. */
export interface Peer extends Where {
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly patience: WebPatience;
}

/** Gets everything ready to talk to a place; throws a Refusal where a secret or a certificate is missing. */
export async function peerOf(place: DicomwebPlace, secrets: Secrets, patience: WebPatience): Promise<Peer> {
  const root = new URL(place.url);
  if (place.auth.kind === 'certificate' && root.protocol === 'http:')
    throw new Refusal(`${place.name} cannot see a certificate over http; enter an address that begins with https://.`);
  const secret = place.auth.kind === 'none' ? null : await secrets.secret(place.id);
  return {
    name: place.name,
    root,
    agent: root.protocol === 'https:' ? await tlsAgent(place, secret) : new Agent({ keepAlive: true, maxSockets: 4 }),
    headers: authorization(place, secret),
    patience,
  };
}

function authorization({ name, auth }: DicomwebPlace, secret: string | null): Readonly<Record<string, string>> {
  if (auth.kind === 'none' || auth.kind === 'certificate') return {};
  const what = auth.kind === 'basic' ? 'password' : 'token';
  if (secret === null) throw new Refusal(`${name} needs a ${what}; enter it in the settings of this archive.`);
  if (auth.kind === 'bearer' && !/^[\x21-\x7e]+$/.test(secret))
    throw new Refusal(`The token of ${name} has characters that no token has; enter it again.`);
  const word = auth.kind === 'basic' ? Buffer.from(`${auth.user}:${secret}`).toString('base64') : secret;
  return { authorization: auth.kind === 'basic' ? `Basic ${word}` : `Bearer ${word}` };
}

/** Certificates are always judged, by the authority of the place where it has one, else by those that Node knows; TLS 1.2 at least. */
async function tlsAgent({ name, auth, caFile }: DicomwebPlace, secret: string | null): Promise<TlsAgent> {
  const own =
    auth.kind === 'certificate'
      ? {
          cert: await pem(auth.certFile, name),
          key: await pem(auth.keyFile, name),
          ...(secret === null ? {} : { passphrase: secret }),
        }
      : {};
  const ca = caFile === undefined ? {} : { ca: await pem(caFile, name) };
  return new TlsAgent({
    ...own,
    ...ca,
    keepAlive: true,
    maxSockets: 4,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  });
}

async function pem(path: string, name: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Refusal(`The certificate file ${path} for ${name} cannot be read because ${failureReason(error)}.`);
  }
}
