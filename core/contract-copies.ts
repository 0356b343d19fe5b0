import { z } from 'zod';
import { openedSchema } from './contract-files.ts';

const edge = z.int().nonnegative();
/** What becomes black in the pictures of a run (core/dicom/deidentify/mask.ts). */
export const maskSchema = z.strictObject({
  outsideRegions: z.boolean(),
  boxes: z.array(z.strictObject({ x0: edge, y0: edge, x1: edge, y1: edge })),
});

/** A run to be copied without names: its files, what becomes black, and whether the operator has looked at its pictures. */
const copySchema = z.strictObject({
  tokens: z.array(z.string().min(1)).min(1),
  mask: maskSchema,
  confirmed: z.boolean(),
});

/** What became of copies: where they are (null: nowhere), how many, whether the session came along, and one sentence for whatever was not copied. */
export const deidentifiedSchema = z.strictObject({
  folder: z.string().nullable(),
  copies: z.int().nonnegative(),
  session: z.boolean(),
  problems: z.array(z.string()),
});
export type Deidentified = z.infer<typeof deidentifiedSchema>;

/** The window's calls about copies without names. */
export const copyChannels = {
  /** Writes de-identified copies of open runs, and of the session on them, into a new folder within the one that the operator chooses; each has proved itself. Nothing (`folder` null) when cancelled. */
  deidentify: {
    request: z.strictObject({ runs: z.array(copySchema).min(1), session: z.string().nullable() }),
    reply: deidentifiedSchema,
  },
  /** Stops de-identifying; no copy is left. */
  cancelDeidentifying: { request: z.null(), reply: z.null() },
  /** Opens the copies that were made last since the start of the program; empty when there are none. */
  openCopies: { request: z.null(), reply: openedSchema },
} as const;

/** What the shell tells of them. */
export const copyEvents = {
  /** So much of the copies is done, 0 to 1. */
  deidentifying: z.strictObject({ share: z.number().min(0).max(1) }),
} as const;
