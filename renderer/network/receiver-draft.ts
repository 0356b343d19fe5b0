import { type ReceiverSettings, receiverSettingsSchema } from '../../core/network/received.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** What stands in the form of the receiver: every setting as text, a caller a line. */
export interface ReceiverDraft {
  readonly address: string;
  readonly port: string;
  readonly title: string;
  readonly callers: string;
  readonly keptDays: string;
  /** In GB; empty: the program's own limit. */
  readonly quotaGb: string;
  readonly tls: boolean;
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

const GB = 1e9;

/** The form of settings. */
export function receiverDraft(settings: ReceiverSettings): ReceiverDraft {
  const { address, port, title, callers, keptDays, quota, tls } = settings;
  const { caFile, certFile, keyFile } = tls ?? { caFile: '', certFile: '', keyFile: '' };
  return {
    address,
    port: String(port),
    title,
    callers: callers
      .map((caller) => (caller.address === null ? caller.title : `${caller.title}, ${caller.address}`))
      .join('\n'),
    keptDays: String(keptDays),
    quotaGb: quota === null ? '' : String(quota / GB),
    tls: tls !== null,
    caFile,
    certFile,
    keyFile,
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  port: 'The port must be a whole number from 1 to 65535.',
  title: 'The title (AE) must have 1 to 16 plain characters.',
  callers: 'Enter a device in each line: its title (AE), then a comma and its address if only that may call.',
  keptDays: 'Enter for how many days studies are kept: 1 to 3650.',
  quota: 'Enter the size limit of the inbox in GB, or leave it empty.',
};

/** The settings that a form describes, switched on or off as given; or the sentence which field is wrong. */
export function receiverOf(draft: ReceiverDraft, on: boolean): Result<ReceiverSettings> {
  const { address, title, tls, caFile, certFile, keyFile } = draft;
  if (tls && [caFile, certFile, keyFile].some((path) => path.trim() === ''))
    return fail('Encryption needs all three files: authority, certificate and key.');
  const parsed = receiverSettingsSchema.safeParse({
    on,
    address,
    title,
    port: Number(draft.port.trim() || 'none'),
    keptDays: Number(draft.keptDays.trim() || 'none'),
    quota: draft.quotaGb.trim() === '' ? null : Math.round(Number(draft.quotaGb.trim().replace(',', '.')) * GB),
    callers: callersOf(draft.callers),
    tls: tls ? { caFile: caFile.trim(), certFile: certFile.trim(), keyFile: keyFile.trim() } : null,
  });
  if (parsed.success) return ok(parsed.data);
  return fail(FIELDS[String(parsed.error.issues[0]?.path[0])] ?? 'A setting is not usable.');
}

/** A line each: a title, and after a comma the address from which it may call, where one is said. */
function callersOf(text: string): ReceiverSettings['callers'] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [title = '', address = ''] = line.split(',').map((part) => part.trim());
      return { title, address: address === '' ? null : address };
    });
}
