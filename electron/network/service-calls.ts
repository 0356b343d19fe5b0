import { z } from 'zod';
import { fetchOutcomeSchema, outboxJobSchema, wantedSchema } from '../../core/network/objects.ts';
import { placeSchema } from '../../core/network/place.ts';
import { inboxStudySchema, receiverSettingsSchema, receiverStateSchema } from '../../core/network/received.ts';
import { instanceRowSchema, querySchema, seriesRowSchema, studyRowSchema, uidSchema } from '../../core/network/rows.ts';
import { placesStateSchema } from '../../core/network/service.ts';

const id = z.string().min(1);
const problem = z.string().nullable();
const result = <T extends z.ZodType>(value: T) =>
  z.union([
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), problem: z.string() }),
  ]);
const rows = <Row extends z.ZodType>(row: Row) =>
  result(z.strictObject({ rows: z.array(row).readonly(), more: z.boolean() }));

/** The calls of the network's service as messages: what is given, and what comes back. Both ends parse. */
export const serviceCalls = {
  places: { given: z.tuple([]), reply: placesStateSchema },
  savePlace: { given: z.tuple([placeSchema, z.string().nullable().optional()]), reply: problem },
  removePlace: { given: z.tuple([id]), reply: problem },
  test: { given: z.tuple([id]), reply: result(z.string()) },
  studies: { given: z.tuple([id, querySchema]), reply: rows(studyRowSchema) },
  series: { given: z.tuple([id, uidSchema]), reply: rows(seriesRowSchema) },
  instances: { given: z.tuple([id, uidSchema, uidSchema]), reply: rows(instanceRowSchema) },
  fetch: { given: z.tuple([id, z.array(wantedSchema)]), reply: fetchOutcomeSchema },
  send: { given: z.tuple([id, z.array(z.string().min(1))]), reply: result(outboxJobSchema) },
  outbox: { given: z.tuple([]), reply: z.array(outboxJobSchema).readonly() },
  retry: { given: z.tuple([id]), reply: problem },
  uncompress: { given: z.tuple([id]), reply: problem },
  acknowledge: { given: z.tuple([id]), reply: problem },
  inbox: { given: z.tuple([]), reply: z.array(inboxStudySchema).readonly() },
  openStudy: { given: z.tuple([id]), reply: z.array(z.string()).readonly() },
  deleteStudy: { given: z.tuple([id]), reply: problem },
  receiver: { given: z.tuple([]), reply: receiverStateSchema },
  setReceiver: { given: z.tuple([receiverSettingsSchema]), reply: receiverStateSchema },
} as const;
export type ServiceCall = keyof typeof serviceCalls;
export type Given<C extends ServiceCall> = z.infer<(typeof serviceCalls)[C]['given']>;
export type Replied<C extends ServiceCall> = z.infer<(typeof serviceCalls)[C]['reply']>;
