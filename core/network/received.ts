import { z } from 'zod';
import { portSchema, titleSchema } from './place.ts';
import { uidSchema } from './rows.ts';

/** A study in the inbox: received from a device or fetched from a place. */
export const inboxStudySchema = z.strictObject({
  /** Names the study to the shell. */
  id: z.string().min(1),
  uid: uidSchema,
  patientId: z.string().nullable(),
  name: z.string().nullable(),
  date: z.string().nullable(),
  modalities: z.array(z.string()),
  objects: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
  /** When the last object came, ISO 8601. */
  received: z.string(),
  /** When it is deleted unless it is used, ISO 8601; null while a session refers to it. */
  expires: z.string().nullable(),
  /** The calling title, or the name of the place that it was fetched from. */
  from: z.string(),
  /** Absolute paths of its files. */
  files: z.array(z.string()),
});
export type InboxStudy = z.infer<typeof inboxStudySchema>;

/** How this computer receives: off until it is switched on, on the loopback address until another is chosen. */
export const receiverSettingsSchema = z.strictObject({
  on: z.boolean().default(false),
  /** Address of the interface to listen on. */
  address: z.string().default('127.0.0.1'),
  port: portSchema.default(11_112),
  /** Our own title; whoever calls another one is refused. */
  title: titleSchema.default('IVUSPLANNER'),
  /** Who may call, and from where; empty: anyone on the interface. */
  callers: z.array(z.strictObject({ title: titleSchema, address: z.string().nullable() })).default([]),
  tls: z.strictObject({ caFile: z.string(), certFile: z.string(), keyFile: z.string() }).nullable().default(null),
  /** So long, in days, a study is kept after its last use. */
  keptDays: z.number().int().min(1).max(3650).default(30),
  /** Above so many bytes in the inbox nothing more is taken; null: the smaller of 20 GB and a tenth of the disk. */
  quota: z.number().int().positive().nullable().default(null),
});
export type ReceiverSettings = z.infer<typeof receiverSettingsSchema>;

/** How the receiver is: its settings, whether it listens, and the sentence why not. */
export const receiverStateSchema = z.strictObject({
  settings: receiverSettingsSchema,
  listening: z.boolean(),
  problem: z.string().nullable(),
});
export type ReceiverState = z.infer<typeof receiverStateSchema>;
