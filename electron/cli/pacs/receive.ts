import { parseArgs } from 'node:util';
import { shownName } from '../../../core/dicom/header/person-name.ts';
import { type InboxStudy, type ReceiverSettings, receiverSettingsSchema } from '../../../core/network/received.ts';
import { firstOffence } from '../../../core/offence.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { receiverOf } from '../../network/dimse/receiver.ts';
import { openInbox } from '../../network/inbox/inbox.ts';
import { notesAt } from '../../network/notes.ts';
import { keptReceiver } from '../../network/receiver-settings.ts';
import { command } from '../command.ts';
import { DONE, type Io, REFUSED } from '../io.ts';
import { networkHere, untilInterrupted } from './network.ts';

const HELP = `ivus pacs receive [--out DIR] [--address A] [--port N] [--title TITLE] [--json]
Receives what devices and archives send, into the inbox of this computer or a folder of the same form, until it is
interrupted (Ctrl+C). Who may call, and TLS, are as they are set up in the window; without that it listens on this computer
only (127.0.0.1, port 11112, title IVUSPLANNER). A study is printed when no object of it came for three seconds.`;

interface Wish {
  readonly out: string | null;
  readonly json: boolean;
  readonly given: Readonly<Record<string, unknown>>;
}

/** Receives until it is interrupted. */
export const run = command('pacs receive', HELP, wishOf, async (wish, io) => {
  const files = networkHere();
  const kept = await keptReceiver(files.receiver);
  const asked = { ...kept.settings, ...wish.given, on: true };
  const settings = receiverSettingsSchema.safeParse(asked);
  if (!settings.success)
    return refused(`The receiver cannot be set up so (${firstOffence(settings.error, asked)}).`, io);
  const inbox = await openInbox(wish.out ?? files.inbox, {
    now: () => Date.now(),
    isReferred: async () => true,
    arrived: (study) => io.out(wish.json ? JSON.stringify(study) : studyLine(study)),
    changed: () => undefined,
    problem: io.err,
  });
  inbox.limit(settings.data);
  const receiver = receiverOf({ receive: inbox.receive, note: notesAt(files.log) });
  const { listening, problem } = await receiver.apply(settings.data);
  if (!listening) return refused(problem ?? 'Nothing can be received.', io);
  io.err(listensLine(settings.data));
  await untilInterrupted((signal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())));
  await receiver.close();
  inbox.close();
  return DONE;
});

function wishOf(args: string[]): Result<Wish> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { out: text, address: text, port: text, title: text, json: { type: 'boolean', default: false } },
  });
  const { out, json, port, ...others } = values;
  if (port !== undefined && !/^\d{1,5}$/.test(port)) return fail('--port takes a number');
  return ok({ out: out ?? null, json, given: { ...others, ...(port === undefined ? {} : { port: Number(port) }) } });
}

function refused(problem: string, io: Io): number {
  io.err(problem);
  return REFUSED;
}

function listensLine({ title, address, port, callers }: ReceiverSettings): string {
  const who = callers.length === 0 ? 'anyone who reaches it may send' : `${callers.length} callers may send`;
  return `Listening as ${title} on ${address} port ${port}; ${who}. Stop with Ctrl+C.`;
}

function studyLine({ name, patientId, date, modalities, objects, from, files }: InboxStudy): string {
  const parts = [
    name === null ? null : shownName(name),
    patientId,
    date,
    modalities.join(' '),
    `${objects} objects from ${from}`,
  ];
  return [parts.filter((part) => part !== null && part !== '').join(', '), ...files.map((file) => `  ${file}`)].join(
    '\n',
  );
}
