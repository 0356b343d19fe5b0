import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate with its key, as paths of PEM files. */
interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
}

/** An authority and what it has signed for this computer; `stranger` is signed by an authority of its own. */
export interface Certificates {
  readonly caFile: string;
  readonly server: Certificate;
  readonly client: Certificate;
  readonly stranger: Certificate;
}

/** Makes the certificates of a test in a folder, valid for localhost and 127.0.0.1. */
export async function certificates(folder: string): Promise<Certificates> {
  const caFile = await authority(folder, 'ca');
  await authority(folder, 'other-ca');
  const [server, client, stranger] = await Promise.all([
    signed(folder, 'server', 'ca', '01'),
    signed(folder, 'client', 'ca', '02'),
    signed(folder, 'stranger', 'other-ca', '03'),
  ]);
  return { caFile, server, client, stranger };
}

async function openssl(...args: readonly string[]): Promise<void> {
  await run('openssl', args);
}

async function authority(folder: string, name: string): Promise<string> {
  const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const subject = ['-subj', `/CN=${name}`, '-days', '2', '-addext', 'basicConstraints=critical,CA:TRUE'];
  await openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject);
  return cert;
}

async function signed(folder: string, name: string, by: string, serial: string): Promise<Certificate> {
  const file = (ending: string) => join(folder, `${name}.${ending}`);
  await writeFile(file('ext'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  const asked = ['-keyout', file('key'), '-out', file('csr'), '-subj', `/CN=${name}`];
  await openssl('req', '-newkey', 'rsa:2048', '-nodes', ...asked);
  const signer = ['-CA', join(folder, `${by}.pem`), '-CAkey', join(folder, `${by}.key`), '-set_serial', `0x${serial}`];
  await openssl(
    'x509',
    '-req',
    '-in',
    file('csr'),
    ...signer,
    '-days',
    '2',
    '-extfile',
    file('ext'),
    '-out',
    file('pem'),
  );
  return { certFile: file('pem'), keyFile: file('key') };
}
