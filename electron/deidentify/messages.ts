import { z } from 'zod';
import { deidentifiedSchema, maskSchema } from '../../core/contract-copies.ts';

/** What an export process is asked for; the key in hex digits. */
export const copyWishSchema = z.strictObject({
  items: z.array(z.strictObject({ path: z.string(), mask: maskSchema, confirmed: z.boolean() })),
  sessions: z.array(z.strictObject({ fileName: z.string(), text: z.string() })),
  out: z.string(),
  key: z.string().regex(/^[0-9a-f]{64}$/),
});
export type CopyWish = z.infer<typeof copyWishSchema>;

/** What an export process says: how far it is, and how it has ended. */
export const copyWordSchema = z.union([
  z.strictObject({ share: z.number() }),
  z.strictObject({ ended: deidentifiedSchema }),
]);
export type CopyWord = z.infer<typeof copyWordSchema>;

/** What is said to it to stop. */
export const STOP = 'stop';
