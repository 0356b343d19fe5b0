import { type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import { type Channel, channels, type ReplyOf, type RequestOf } from '../core/contract.ts';
import { isWindowAddress } from './protocol.ts';

/** One answer for each call of the contract. */
export type Answers = { readonly [C in Channel]: (request: RequestOf<C>) => Promise<ReplyOf<C>> };

function isOurWindow(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isWindowAddress(frame.url);
}

function answer<C extends Channel>(channel: C, reply: Answers[C]): void {
  const schema: z.ZodType<unknown> = channels[channel].request;
  ipcMain.handle(`ivus:${channel}`, async (event: IpcMainInvokeEvent, request: unknown) => {
    if (!isOurWindow(event.senderFrame)) throw new Error('Only the planner window may call the shell.');
    const parsed = schema.safeParse(request);
    if (!parsed.success) throw new Error(`The program does not understand this call of ${channel}: restart it.`);
    return reply(parsed.data as RequestOf<C>);
  });
}

/** Answers the window's calls from now on: only those of our own page, only in the form of the contract; all others are rejected with a sentence. */
export function answerCalls(answers: Answers): void {
  for (const channel of Object.keys(channels) as Channel[])
    answer(channel, answers[channel] as Answers[typeof channel]);
}
