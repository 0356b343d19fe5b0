import { failureCode, failureReason } from '../../failure.ts';
import { Refusal } from '../refusal.ts';

/** What a failure is told about: the name that the operator gave the place, and its address. */
export interface Where {
  readonly name: string;
  readonly root: URL;
}

type Told = (where: Where) => Refusal;
const unknownHost: Told = ({ name, root }) =>
  new Refusal(
    `${name}: no computer is called ${root.hostname} on this network; check the address, and whether this computer is on the hospital's network (no proxy is used).`,
    'later',
  );
const unreachable: Told = ({ name, root }) =>
  new Refusal(
    `${name} does not answer at ${root.host}; check the address, and whether this computer is on the hospital's network (no proxy is used).`,
    'later',
  );
// With TLS 1.3 a certificate of ours that is not accepted often shows in nothing but this.
const broken: Told = ({ name, root }) =>
  new Refusal(
    root.protocol === 'https:'
      ? `${name} broke the connection off; try again, and ask whether it wants a certificate of this computer.`
      : `${name} broke the connection off; try again.`,
    'soon',
  );
const unknownCertificate: Told = ({ name }) =>
  new Refusal(
    `${name} shows a certificate that this computer does not trust; choose the file of the hospital's certificate authority in the settings of this archive.`,
  );
const noTls: Told = ({ name }) =>
  new Refusal(
    `${name} does not speak https at this address; check the port, or whether the address begins with http://.`,
  );
const wantsCertificate: Told = ({ name }) =>
  new Refusal(`${name} does not accept this computer's certificate; ask its administrator for a certificate and key.`);
const noWeb: Told = ({ name }) =>
  new Refusal(`${name} does not answer as a DICOMweb server at this address; check the address and its port.`);

const BY_CODE: Readonly<Record<string, Told>> = {
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ECONNREFUSED: ({ name, root }) =>
    new Refusal(
      `${name}: nothing listens at ${root.host}; check the address and port, or whether the archive runs.`,
      'later',
    ),
  ECONNRESET: broken,
  EPIPE: broken,
  ECONNABORTED: broken,
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownCertificate,
  SELF_SIGNED_CERT_IN_CHAIN: unknownCertificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownCertificate,
  UNABLE_TO_GET_ISSUER_CERT: unknownCertificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownCertificate,
  CERT_HAS_EXPIRED: ({ name }) =>
    new Refusal(`The certificate of ${name} has expired; tell its administrator, and check the date of this computer.`),
  CERT_NOT_YET_VALID: ({ name }) =>
    new Refusal(`The certificate of ${name} is not valid yet; check the date of this computer.`),
  ERR_TLS_CERT_ALTNAME_INVALID: ({ name, root }) =>
    new Refusal(`The certificate of ${name} is for another computer than ${root.hostname}; check the address.`),
  EPROTO: noTls,
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
  HPE_HEADER_OVERFLOW: noWeb,
};

/** Why an exchange with a place ended, from whatever Node threw. */
export function refusalOf(error: unknown, where: Where): Refusal {
  if (error instanceof Refusal) return error;
  const code = failureCode(error);
  const told = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (told !== undefined) return told(where);
  if (code.startsWith('HPE_')) return noWeb(where);
  if (code.startsWith('ERR_OSSL_'))
    return new Refusal(
      `The key or certificate file for ${where.name} cannot be used; check the files and the pass phrase.`,
    );
  if (/^ERR_SSL_.*(ALERT|HANDSHAKE)/.test(code)) return wantsCertificate(where);
  if (/^ERR_SSL_|^Z_|^ERR_(ZLIB|BUFFER)/.test(code)) return damaged(where);
  if (/aborted|socket hang up|premature/i.test(error instanceof Error ? error.message : '')) return broken(where);
  return new Refusal(`${where.name} could not be used because ${failureReason(error)}.`, 'later');
}

/** The sentence on an answer that is not what DICOMweb prescribes. */
export function notDicomweb(where: Where): Refusal {
  return noWeb(where);
}

/** The sentence on an answer that broke its own form on the way. */
export function damaged({ name }: Where): Refusal {
  return new Refusal(`${name} sent a damaged answer; try again.`, 'soon');
}

/** The sentence on a place that has gone silent. */
export function silent({ name }: Where, ms: number): Refusal {
  return new Refusal(`${name} has been silent for ${Math.round(ms / 1000)} s and was given up; try again.`, 'soon');
}

/** The sentence on an address at which nobody picks up. */
export function noAnswer(where: Where): Refusal {
  return unreachable(where);
}

/** Why an answer with a status other than success ends the work. `elsewhere` is where a redirect leads to, never followed. */
export function statusRefusal(status: number, { name, root }: Where, elsewhere?: string, retryAfterMs = 0): Refusal {
  if (status >= 300 && status < 400) {
    const other =
      elsewhere !== undefined && URL.canParse(elsewhere, root.href) ? new URL(elsewhere, root.href).origin : null;
    const hint = other === null || other === root.origin ? 'the address of DICOMweb itself' : `an address on ${other}`;
    return new Refusal(
      `${name} sends us on to another address, which is not followed; enter ${hint}, if you trust it.`,
    );
  }
  if (status === 429 || status === 503)
    return new Refusal(`${name} is too busy at the moment (${status}); try again later.`, 'soon', retryAfterMs);
  if (status >= 500)
    return new Refusal(`${name} has a problem of its own (${status}); try again, or tell its administrator.`, 'soon');
  return new Refusal(`${name} ${BY_STATUS[status] ?? `refuses this request (${status}); check the address`}.`);
}

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'does not understand this request (400); check the address and what is searched for',
  401: 'does not accept this user or password; enter them again',
  403: 'does not allow this to this user; ask its administrator',
  404: 'has nothing at this address (404); check the address, or whether the object is still there',
  405: 'does not offer this (405); check the address',
  406: 'cannot send objects as they are stored (406); fetch them by DIMSE',
  407: 'is behind a proxy that asks for a password (407); ask your administrator for a direct way',
  410: 'has deleted this',
  413: 'does not take so much at once (413)',
  415: 'does not take DICOM objects at this address (415); check the address',
};
