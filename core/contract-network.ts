import { z } from 'zod';
import { openedSchema } from './contract-files.ts';
import { outboxJobSchema, transferSchema, wantedSchema } from './network/objects.ts';
import { placeSchema } from './network/place.ts';
import { inboxStudySchema, receiverSettingsSchema, receiverStateSchema } from './network/received.ts';
import { instanceRowSchema, querySchema, seriesRowSchema, studyRowSchema, uidSchema } from './network/rows.ts';
import { networkEventSchema, placesStateSchema } from './network/service.ts';

const nothing = z.null();
const problem = z.strictObject({ problem: z.string().nullable() });
const named = z.strictObject({ id: z.string().min(1) });

/** A piece of work of the window, by a name of its own, so that it can be stopped. */
const work = z.string().min(1).max(64);

/** What was found at a place, or the sentence why nothing was. */
const found = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ rows: z.array(row), more: z.boolean(), problem: z.string().nullable() });

/** A study of the inbox for the window, which needs no paths. */
const receivedSchema = inboxStudySchema.omit({ files: true });
export type Received = z.infer<typeof receivedSchema>;

/** A DICOM object that the window has made. */
const madeObject = z.strictObject({ name: z.string().min(1), bytes: z.instanceof(Uint8Array) });

/** The window's calls about the hospital's network; places and studies of the inbox by their ids. */
export const networkChannels = {
  'network.places': { request: nothing, reply: placesStateSchema },
  /** Keeps a place, whose certificates were chosen or are set up already; a `secret` left out leaves the one that is there, null forgets it. */
  'network.savePlace': {
    request: z.strictObject({ place: placeSchema, secret: z.string().nullable().optional() }),
    reply: problem,
  },
  /** A certificate or key that the operator chooses in the system's dialog; null when cancelled, and where there is no such dialog. */
  'network.chooseFile': { request: nothing, reply: z.strictObject({ path: z.string().nullable() }) },
  'network.removePlace': { request: named, reply: problem },
  /** Whether a place answers, with a sentence either way. */
  'network.test': {
    request: named.extend({ work }),
    reply: z.strictObject({ ok: z.boolean(), sentence: z.string() }),
  },
  'network.studies': { request: named.extend({ query: querySchema, work }), reply: found(studyRowSchema) },
  'network.series': { request: named.extend({ study: uidSchema, work }), reply: found(seriesRowSchema) },
  'network.instances': {
    request: named.extend({ study: uidSchema, series: uidSchema, work }),
    reply: found(instanceRowSchema),
  },
  /** Fetches into the inbox; `opened` are the files that came, for the window to open when it is asked to. */
  'network.fetch': {
    request: named.extend({ wanted: z.array(wantedSchema).min(1), work }),
    reply: z.strictObject({ opened: openedSchema, problems: z.array(z.string()), cancelled: z.boolean() }),
  },
  /** Stops a piece of work; what it has brought stays. */
  'network.stop': { request: z.strictObject({ work }), reply: nothing },
  /** Puts objects made here, and files that are open, into the outbox. */
  'network.send': {
    request: named.extend({ objects: z.array(madeObject), tokens: z.array(z.string().min(1)) }),
    reply: z.strictObject({ job: outboxJobSchema.nullable(), problem: z.string().nullable() }),
  },
  'network.outbox': { request: nothing, reply: z.strictObject({ jobs: z.array(outboxJobSchema) }) },
  'network.retry': { request: named, reply: problem },
  /** Sends what only its encoding kept out again with its pixels uncompressed. */
  'network.uncompress': { request: named, reply: problem },
  'network.acknowledge': { request: named, reply: problem },
  'network.inbox': { request: nothing, reply: z.strictObject({ studies: z.array(receivedSchema) }) },
  /** The files of a study of the inbox, for the window to open. */
  'network.openStudy': { request: named, reply: openedSchema },
  'network.deleteStudy': { request: named, reply: problem },
  'network.receiver': { request: nothing, reply: receiverStateSchema },
  'network.setReceiver': {
    request: z.strictObject({ settings: receiverSettingsSchema }),
    reply: receiverStateSchema,
  },
  /** The addresses of this computer on which it can listen. */
  'network.addresses': {
    request: nothing,
    reply: z.strictObject({ addresses: z.array(z.strictObject({ name: z.string(), address: z.string() })) }),
  },
} as const;

export type NetworkChannel = keyof typeof networkChannels;

const [outbox, , , receiver, said] = networkEventSchema.options;

/** What is told of the network without a question. */
export const networkEvents = {
  network: z.discriminatedUnion('type', [
    outbox,
    receiver,
    said,
    z.strictObject({ type: z.literal('inbox'), studies: z.array(receivedSchema) }),
    /** A study has arrived: no object of it came for some seconds. */
    z.strictObject({ type: z.literal('received'), study: receivedSchema }),
    /** How far a piece of work is. */
    z.strictObject({ type: z.literal('transfer'), work, transfer: transferSchema }),
  ]),
} as const;
