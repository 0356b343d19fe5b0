import { join } from 'node:path';
import { jsonIn } from '../../core/json.ts';
import { receiverSettingsSchema } from '../../core/network/received.ts';
import { textAt } from '../remembered.ts';
import { networkFiles } from './network-files.ts';
import { jobIds } from './outbox/jobs.ts';

/** Whether the network has something to do, or to say, before anybody asks it: the receiver is on or its settings are damaged, or something waits in the outbox. */
export async function isWantedAtStart(folder: string): Promise<boolean> {
  const files = networkFiles(folder);
  const { text } = await textAt(files.receiver);
  const settings = text === null ? null : receiverSettingsSchema.safeParse(jsonIn(text));
  if (settings !== null && settings.data?.on !== false) return true;
  return (await jobIds(join(files.outbox, 'jobs'))).length > 0;
}
