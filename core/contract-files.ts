import { z } from 'zod';

/** A file the shell has opened for the window: its bytes are read by HTTP ranges from `url`; `token` names it to the shell. */
const fileRefSchema = z.strictObject({
  token: z.string().min(1),
  name: z.string().min(1),
  size: z.number().int().nonnegative(),
  url: z.string().min(1),
});
export type FileRef = z.infer<typeof fileRefSchema>;

/** Files opened together, with one sentence for each that could not be. */
export const openedSchema = z.strictObject({
  files: z.array(fileRefSchema),
  problems: z.array(z.string()),
  /** There where a folder was searched: its files were not chosen one by one. */
  searched: z.literal(true).optional(),
  /** A sentence on the program itself. */
  notice: z.string().optional(),
});
export type Opened = z.infer<typeof openedSchema>;

/** What the preload sends of files that were dropped: their absolute paths, '' for one that has none. */
export const droppedSchema = z.strictObject({ paths: z.array(z.string()) });
