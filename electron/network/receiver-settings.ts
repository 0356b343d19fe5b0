import { jsonIn } from '../../core/json.ts';
import { type ReceiverSettings, receiverSettingsSchema } from '../../core/network/received.ts';
import { keep, readSaved } from '../autosaves.ts';

const NATURE = {
  name: 'The file of the receiver’s settings',
  remedy: 'set it up again',
  isSound: (text: string) => receiverSettingsSchema.safeParse(jsonIn(text)).success,
} as const;

/** How this computer receives, as it was kept in the file `path`; the receiver is off where nothing was. One that is damaged is set aside, with a sentence. */
export async function keptReceiver(path: string): Promise<{ settings: ReceiverSettings; problem: string | null }> {
  const { text, problem } = await readSaved(path, NATURE);
  return { settings: receiverSettingsSchema.parse(text === null ? {} : jsonIn(text)), problem };
}

/** Keeps it; a sentence when it could not. */
export function keepReceiver(path: string, settings: ReceiverSettings): Promise<string | null> {
  return keep(path, JSON.stringify(settings), 0o600);
}
