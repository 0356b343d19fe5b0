import { type Service, Trouble, type TroubleKind } from '../../../core/network/dimse/trouble.ts';
import type { DimsePlace } from '../../../core/network/place.ts';
import { saidText } from '../../../core/network/said.ts';
import { Refusal, stopped } from '../refusal.ts';
import { UNUSABLE } from './connect.ts';

/** What ended the work with a place, in one sentence that names it and says what to do. Bugs are thrown on. */
export function toldRefusal(failure: unknown, place: DimsePlace): Refusal {
  if (failure instanceof Refusal) return failure;
  if (failure instanceof Trouble) return refusalOf(failure.what, place);
  throw failure;
}

function refusalOf(what: TroubleKind, place: DimsePlace): Refusal {
  const { name } = place;
  switch (what.kind) {
    case 'unreachable':
      return unreachable(what.code, place);
    case 'silent':
      return new Refusal(`${name} went silent and was given up; try again, or tell its administrator.`, 'soon');
    case 'closed':
      return new Refusal(`${name} broke the connection off; try again.`, 'soon');
    case 'rejected':
      return rejected(what.rejection, place);
    case 'aborted':
      return new Refusal(`${name} broke the work off; try again, or ask its administrator why.`, 'soon');
    case 'offence':
      return new Refusal(
        `${name} ${what.words}; check that ${place.host} port ${place.port} is its DICOM port${place.tls === null ? ' and works without TLS' : ''}.`,
      );
    case 'certificate':
      return certificate(what.code, place);
    case 'no service':
      return new Refusal(`${name} ${NO_SERVICE[what.service]}.`);
    case 'status':
      return status(what.status, what.comment, place);
    case 'stopped':
      return stopped();
  }
}

const NO_SERVICE: Readonly<Record<Service, string>> = {
  test: 'answers but does not offer verification; search it to see whether it works',
  search: 'does not offer a search over DIMSE; ask its administrator to allow it to this computer, or use DICOMweb',
  get: 'does not offer C-GET; choose C-MOVE in the settings of this archive',
  move: 'does not offer C-MOVE; choose C-GET in the settings of this archive',
  store: 'does not take objects of this kind; ask its administrator',
};

function unreachable(code: string, { name, host, port }: DimsePlace): Refusal {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Refusal(
      `${name}: no computer is called ${host} on this network; check the address, and whether this computer is on the hospital's network.`,
      'later',
    );
  if (code === 'ECONNREFUSED')
    return new Refusal(
      `${name}: nothing listens at ${host} port ${port}; check the address and port, or whether the archive runs.`,
      'later',
    );
  return new Refusal(
    `${name} does not answer at ${host} port ${port}; check the address, and whether this computer is on the hospital's network.`,
    'later',
  );
}

function rejected({ result, source, reason }: { result: number; source: number; reason: number }, place: DimsePlace) {
  const { name, calledTitle, callingTitle } = place;
  if (result === 2) return new Refusal(`${name} is too busy at the moment; try again later.`, 'later');
  if (source === 1 && reason === 7)
    return new Refusal(`${name} does not go by the title ${calledTitle}; ask its administrator for its title.`);
  if (source === 1 && reason === 3)
    return new Refusal(
      `${name} does not know this computer by the title ${callingTitle}; ask its administrator to register it.`,
    );
  return new Refusal(
    `${name} refused the connection; ask its administrator to admit this computer with the title ${callingTitle}.`,
  );
}

function certificate(code: string, { name, host, port }: DimsePlace): Refusal {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return new Refusal(`The certificate of ${name} is for another computer than ${host}; check the address.`);
  if (code === 'CERT_HAS_EXPIRED')
    return new Refusal(
      `The certificate of ${name} has expired; tell its administrator, and check the date of this computer.`,
    );
  if (code === 'CERT_NOT_YET_VALID')
    return new Refusal(`The certificate of ${name} is not valid yet; check the date of this computer.`);
  if (code === UNUSABLE)
    return new Refusal(`The key or certificate file for ${name} cannot be used; check the files and the pass phrase.`);
  if (/SELF_SIGNED|UNABLE_TO|UNTRUSTED|REJECTED|REVOKED/.test(code))
    return new Refusal(
      `${name} shows a certificate that this computer does not trust; choose the file of the hospital's certificate authority in the settings of this archive.`,
    );
  if (/ALERT|HANDSHAKE/.test(code))
    return new Refusal(
      `${name} does not accept this computer's certificate; ask its administrator for a certificate and key.`,
    );
  return new Refusal(
    `${name} does not speak TLS at ${host} port ${port}; check the port, or switch TLS off in the settings of this archive.`,
  );
}

function status(code: number, comment: string, place: DimsePlace): Refusal {
  const { name, callingTitle } = place;
  const written = (code & 0xffff).toString(16).toUpperCase().padStart(4, '0');
  const said = saidText(comment);
  const because = said === null ? `(${written})` : `(${written}: ${said})`;
  if (code === 0xa801)
    return new Refusal(
      `${name} does not know where to send for the title ${callingTitle}; ask its administrator to register this computer's title, address and port.`,
    );
  if (code >> 8 === 0xa7)
    return new Refusal(`${name} has no resources for this at the moment ${because}; try again later.`, 'later');
  return new Refusal(`${name} could not do this ${because}; search for less, or tell its administrator.`);
}
