import type { DicomwebPlace } from '../../core/network/place.ts';
import { ok } from '../../core/result.ts';
import { readObject } from '../../electron/network/object-file.ts';
import { openOutbox } from '../../electron/network/outbox/outbox.ts';
import { dicomwebClient } from '../../electron/network/web/client.ts';
import { PATIENCE } from '../../electron/network/web/peer.ts';

/** `FOLDER PORT FILE…`: puts files into an outbox one by one, says each that is in it, sends, and says when all of it is stored. */
const [folder = '', port, ...paths] = process.argv.slice(2);
const place: DicomwebPlace = {
  ...({
    kind: 'dicomweb',
    id: 'archive',
    name: 'Archive',
    url: `http://127.0.0.1:${port}/`,
    auth: { kind: 'none' },
  } as const),
  ...{ queryLimit: 100, mayRetrieve: true, maySend: true },
};
const client = dicomwebClient(place, { secret: async () => null }, { ...PATIENCE, waits: [] });
const outbox = await openOutbox({
  folder,
  clientOf: async () => ok(client),
  changed: () => undefined,
  problem: console.error,
  waits: Array.from({ length: 50 }, () => 20),
});
process.send?.('ready');
for (const path of paths) {
  const object = await readObject(path);
  if (!object.ok) throw new Error(object.problem);
  const added = await outbox.add('archive', [object.value]);
  if (!added.ok) throw new Error(added.problem);
  process.send?.({ added: path });
}
for (let states = ['waiting']; states.includes('waiting'); ) {
  await new Promise((resolve) => setTimeout(resolve, 10));
  states = (await outbox.list()).flatMap(({ objects }) => objects.map(({ state }) => state));
  if (states.includes('failed')) throw new Error(JSON.stringify(await outbox.list()));
}
await outbox.close();
process.exit();
