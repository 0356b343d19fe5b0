import { z } from 'zod';
import { transferSchema } from '../../core/network/objects.ts';
import { networkEventSchema } from '../../core/network/service.ts';
import { serviceCalls } from './service-calls.ts';

const id = z.int().positive();

/** What the program says to its network process: where its data are and whether the system keeps secrets safely, once at the start; a call of the service, that it is to be stopped, and what the system's safe storage made of a secret. */
export const toNetworkSchema = z.union([
  z.strictObject({ folder: z.string().min(1), isSafe: z.boolean() }),
  z.strictObject({ call: z.enum(Object.keys(serviceCalls) as [keyof typeof serviceCalls]), id, given: z.unknown() }),
  z.strictObject({ stop: id }),
  z.strictObject({ sealed: id, text: z.string().nullable() }),
]);
export type ToNetwork = z.infer<typeof toNetworkSchema>;

/** What the network process says: the answer to a call, that there is none, or how far it is; what happened meanwhile; and what it asks of the system's safe storage, which only the program itself can open. */
export const fromNetworkSchema = z.union([
  z.strictObject({ id, reply: z.unknown() }),
  z.strictObject({ id, failed: z.string() }),
  z.strictObject({ id, transfer: transferSchema }),
  z.strictObject({ event: networkEventSchema }),
  z.strictObject({ seal: id, how: z.enum(['seal', 'open']), text: z.string() }),
]);
export type FromNetwork = z.infer<typeof fromNetworkSchema>;
