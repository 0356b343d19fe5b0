import { z } from 'zod';

/** What the program writes for others, by the ending of its files. */
const exportKind = z.enum(['pdf', 'txt', 'csv', 'json', 'dcm', 'png', 'mp4', 'webm']);
export type ExportKind = z.infer<typeof exportKind>;

/** The window's calls to the shell that take something along. */
export const exportChannels = {
  /** Writes a file where the operator chooses, or several into a folder: `place` is where, null when cancelled or not written. Never over a file that is open. */
  saveFiles: {
    request: z.strictObject({
      kind: exportKind,
      files: z.array(z.strictObject({ name: z.string().min(1), bytes: z.instanceof(Uint8Array) })).min(1),
    }),
    reply: z.strictObject({ place: z.string().nullable(), problem: z.string().nullable() }),
  },
} as const;
