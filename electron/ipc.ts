import { type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import { type Channel, channels, type ReplyOf, type RequestOf } from '../core/contract.ts';
import { droppedSchema, type Opened } from '../core/contract-files.ts';
import { DROPPED_FILES } from '../core/program.ts';
import { isWindowAddress } from './protocol.ts';

/** One answer for each call of the contract. */
export type Answers = { readonly [C in Channel]: (request: RequestOf<C>) => Promise<ReplyOf<C>> };

function isOurWindow(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isWindowAddress(frame.url);
}

function answer<T>(channel: string, schema: z.ZodType<T>, reply: (request: T) => Promise<unknown>): void {
  ipcMain.handle(channel, async (event: IpcMainInvokeEvent, request: unknown) => {
    if (!isOurWindow(event.senderFrame)) throw new Error('Only the planner window may call the shell.');
    const parsed = schema.safeParse(request);
    if (!parsed.success) throw new Error(`The program does not understand this call of ${channel}: restart it.`);
    return reply(parsed.data);
  });
}

function answerCall<C extends Channel>(channel: C, reply: Answers[C]): void {
  answer(`ivus:${channel}`, channels[channel].request as unknown as z.ZodType<RequestOf<C>>, reply);
}

/** Answers the window's calls from now on: only those of our own page, only in the form of the contract; all others are rejected with a sentence. Paths come from the preload alone, for files that were dropped. */
export function answerCalls(answers: Answers, openDropped: (paths: readonly string[]) => Promise<Opened>): void {
  for (const channel of Object.keys(channels) as Channel[])
    answerCall(channel, answers[channel] as Answers[typeof channel]);
  answer(DROPPED_FILES, droppedSchema, ({ paths }) => openDropped(paths));
}
