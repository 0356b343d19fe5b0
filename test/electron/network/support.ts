import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type DicomwebPlace, placeSchema } from '../../../core/network/place.ts';
import { dicomwebClient } from '../../../electron/network/web/client.ts';
import type { WebPatience } from '../../../electron/network/web/peer.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../../core/dicom/build.ts';

/** An archive that answers as the listener says, on a port of its own until the test ends; gives its address. */
export async function archive(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/dicom-web`;
}

/** Little patience, so that a silent archive costs a test no seconds. */
const SHORT: WebPatience = { connectMs: 400, silenceMs: 300, answerMs: 400, waits: [5, 5] };

/** A place called Archive. */
function webPlace(url: string, more: object = {}): DicomwebPlace {
  const place = placeSchema.parse({
    kind: 'dicomweb',
    id: 'archive',
    name: 'Archive',
    url,
    auth: { kind: 'none' },
    ...more,
  });
  if (place.kind !== 'dicomweb') throw new Error('no DICOMweb');
  return place;
}

/** A client of such a place, whose secret is the one given. */
export function client(url: string, more: object = {}, secret: string | null = null, patience: WebPatience = SHORT) {
  return dicomwebClient(webPlace(url, more), { secret: async () => secret }, patience);
}

/** A signal that nobody gives. */
export const never = () => new AbortController().signal;

/** UIDs of the runs that `run` makes. */
export const STUDY = '1.2.3';
export const SERIES = '1.2.3.4';

/** A small ultrasound run of a patient, its pixels `fill`. */
export function run(uid: string, fill = 7): Uint8Array {
  const own: readonly Element[] = [
    [0x00080018, 'UI', uid],
    [0x00100010, 'PN', 'Secretname^Anna'],
    [0x00100020, 'LO', 'SECRETID-4711'],
    [0x0020000d, 'UI', STUDY],
    [0x0020000e, 'UI', SERIES],
  ];
  return dicomFile(EXPLICIT, [...imageElements(8, 8, own), pixelData(Array.from({ length: 64 }, () => fill))]);
}
