import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, listening } from './ports.ts';

const PLUGIN = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';
const PROGRAM = '/usr/sbin/Orthanc';

/** The only user of the tests' Orthanc. */
export const USER = { name: 'test', password: 'test' } as const;

/** An archive of the tests on this computer, with DICOMweb and DIMSE. */
export interface Orthanc {
  readonly title: 'ORTHANC';
  readonly dicomPort: number;
  /** Its REST interface: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Its DICOMweb root, without a slash at the end. */
  readonly webUrl: string;
  /** Asks its REST interface, as the user; throws where it does not answer with 2xx. */
  rest(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: string | Uint8Array): Promise<Response>;
  /** Puts a DICOM file into it. */
  seed(bytes: Uint8Array): Promise<void>;
  /** Lets it know a node that it may send to. */
  know(name: string, title: string, port: number): Promise<void>;
  /** UIDs of all instances that it holds. */
  instances(): Promise<readonly string[]>;
  /** The file of an object as it is stored. */
  file(uid: string): Promise<Buffer>;
  /** Orthanc's own name of the study that an object belongs to. */
  studyId(uid: string): Promise<string>;
  /** Deletes an object. */
  remove(uid: string): Promise<void>;
  /** Ends it at once and removes everything it stored. */
  stop(): Promise<void>;
}

/** Starts an Orthanc on free ports in a folder of its own and waits until it answers; `settings` are added to its configuration. */
export async function startOrthanc(settings: Readonly<Record<string, unknown>> = {}): Promise<Orthanc> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-orthanc-'));
  const [dicomPort = 0, webPort = 0] = await freePorts(2);
  const file = join(folder, 'orthanc.json');
  await writeFile(file, JSON.stringify({ ...configuration(folder, dicomPort, webPort), ...settings }));
  const child = spawn(PROGRAM, [file], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    // Asked to end, it takes seconds.
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  if (!(await listening(webPort)) || !(await listening(dicomPort))) {
    await stop();
    throw new Error('Orthanc did not start');
  }
  return { ...interfaces(webPort), title: 'ORTHANC', dicomPort, stop };
}

function interfaces(webPort: number): Omit<Orthanc, 'title' | 'dicomPort' | 'stop'> {
  const url = `http://127.0.0.1:${webPort}`;
  const authorization = `Basic ${Buffer.from(`${USER.name}:${USER.password}`).toString('base64')}`;
  const rest: Orthanc['rest'] = async (method, path, body) => {
    const sent = typeof body === 'string' || body === undefined ? body : new Uint8Array(body);
    const answer = await fetch(url + path, { method, headers: { authorization }, ...(sent && { body: sent }) });
    if (!answer.ok) throw new Error(`Orthanc answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
    return answer;
  };
  const idOf = async (uid: string): Promise<string> => {
    const [id = 'none'] = (await (await rest('POST', '/tools/lookup', uid)).json()).map(
      (one: { ID: string }) => one.ID,
    );
    return id;
  };
  return {
    url,
    webUrl: `${url}/dicom-web`,
    rest,
    seed: async (bytes) => void (await rest('POST', '/instances', bytes)),
    know: async (name, title, port) =>
      void (await rest('PUT', `/modalities/${name}`, JSON.stringify([title, '127.0.0.1', port]))),
    file: async (uid) => Buffer.from(await (await rest('GET', `/instances/${await idOf(uid)}/file`)).arrayBuffer()),
    studyId: async (uid) => (await (await rest('GET', `/instances/${await idOf(uid)}/study`)).json()).ID,
    remove: async (uid) => void (await rest('DELETE', `/instances/${await idOf(uid)}`)),
    instances: async () => {
      const all: unknown = await (await rest('GET', '/instances?expand')).json();
      return (all as readonly { MainDicomTags: { SOPInstanceUID: string } }[]).map(
        ({ MainDicomTags }) => MainDicomTags.SOPInstanceUID,
      );
    },
  };
}

function configuration(folder: string, dicomPort: number, webPort: number): Readonly<Record<string, unknown>> {
  return {
    Name: 'Tests',
    StorageDirectory: join(folder, 'db'),
    IndexDirectory: join(folder, 'db'),
    Plugins: [PLUGIN],
    HttpServerEnabled: true,
    HttpPort: webPort,
    HttpCompressionEnabled: false,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: true,
    RegisteredUsers: { [USER.name]: USER.password },
    DicomServerEnabled: true,
    DicomAet: 'ORTHANC',
    DicomPort: dicomPort,
    DicomCheckCalledAet: true,
    DicomAlwaysAllowEcho: true,
    DicomAlwaysAllowStore: true,
    DicomAlwaysAllowFind: true,
    DicomAlwaysAllowGet: true,
    DicomAlwaysAllowMove: true,
    // Else it answers in Latin-1 and loses every name that is not.
    DefaultEncoding: 'Utf8',
    UnknownSopClassAccepted: true,
    OverwriteInstances: true,
    StableAge: 1,
    DicomWeb: { Enable: true, Root: '/dicom-web/' },
  };
}
