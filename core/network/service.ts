import { z } from 'zod';
import type { Result } from '../result.ts';
import {
  type FetchOutcome,
  type ObjectAnswer,
  type ObjectFile,
  type OutboxJob,
  outboxJobSchema,
  type Transfer,
  type Wanted,
} from './objects.ts';
import { type Place, placeSchema } from './place.ts';
import {
  type InboxStudy,
  inboxStudySchema,
  type ReceiverSettings,
  type ReceiverState,
  receiverStateSchema,
} from './received.ts';
import type { InstanceRow, Query, Rows, SeriesRow, StudyRow } from './rows.ts';

/** Hears how far a transfer is; called often, never late. */
export type TransferProgress = (transfer: Transfer) => void;

/**
 * What can be done with a place, whichever protocol it speaks. A failure is one sentence that names the place and says what to do;
 * an aborted signal ends the work soon and with the sentence CANCELLED. No call throws for what a network or a peer does.
 */
export interface PlaceClient {
  /** Whether the place answers: a sentence for the operator either way. */
  test(signal: AbortSignal): Promise<Result<string>>;
  studies(query: Query, signal: AbortSignal): Promise<Result<Rows<StudyRow>>>;
  series(study: string, signal: AbortSignal): Promise<Result<Rows<SeriesRow>>>;
  instances(study: string, series: string, signal: AbortSignal): Promise<Result<Rows<InstanceRow>>>;
  /** Fetches into `folder`, a file `UID.dcm` for each object, each checked before it has its name; a file that is there already is not fetched again. */
  fetch(
    wanted: readonly Wanted[],
    folder: string,
    progress: TransferProgress,
    signal: AbortSignal,
  ): Promise<FetchOutcome>;
  /** Sends files as they are: an answer for each of them, in their order; `answered` hears each answer as soon as it is there. */
  send(
    files: readonly ObjectFile[],
    progress: TransferProgress,
    signal: AbortSignal,
    answered?: (answer: ObjectAnswer) => Promise<void>,
  ): Promise<readonly ObjectAnswer[]>;
}

/** The sentence of whatever was stopped by the operator. */
export const CANCELLED = 'Stopped.';

/** A place as the window and the command line see it. */
const placeStateSchema = z.strictObject({
  place: placeSchema,
  /** Its secret is there: kept by the system's safe storage, or given in this session. */
  hasSecret: z.boolean(),
});
export type PlaceState = z.infer<typeof placeStateSchema>;

/** The places of this computer; whether the system keeps secrets safely (else they are asked for in each session); what is wrong with their file. */
export const placesStateSchema = z.strictObject({
  places: z.array(placeStateSchema),
  keepsSecrets: z.boolean(),
  problem: z.string().nullable(),
});
export type PlacesState = z.infer<typeof placesStateSchema>;

/** What the service tells by itself. */
export const networkEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('outbox'), jobs: z.array(outboxJobSchema) }),
  z.strictObject({ type: z.literal('inbox'), studies: z.array(inboxStudySchema) }),
  /** A study has arrived: no object of it came for some seconds. */
  z.strictObject({ type: z.literal('received'), study: inboxStudySchema }),
  z.strictObject({ type: z.literal('receiver'), state: receiverStateSchema }),
  /** Something the operator should read. */
  z.strictObject({ type: z.literal('problem'), sentence: z.string() }),
]);
export type NetworkEvent = z.infer<typeof networkEventSchema>;

/** The hospital's network as the window, the page and the command line use it. Problems are sentences, null where there is none. */
export interface NetworkService {
  places(): Promise<PlacesState>;
  /** Keeps a place; a secret of undefined leaves the one that is there, null forgets it. */
  savePlace(place: Place, secret?: string | null): Promise<string | null>;
  removePlace(id: string): Promise<string | null>;
  test(id: string, signal: AbortSignal): Promise<Result<string>>;
  studies(id: string, query: Query, signal: AbortSignal): Promise<Result<Rows<StudyRow>>>;
  series(id: string, study: string, signal: AbortSignal): Promise<Result<Rows<SeriesRow>>>;
  instances(id: string, study: string, series: string, signal: AbortSignal): Promise<Result<Rows<InstanceRow>>>;
  /** Fetches into the inbox. */
  fetch(id: string, wanted: readonly Wanted[], progress: TransferProgress, signal: AbortSignal): Promise<FetchOutcome>;
  /** Puts copies of the files into the outbox, from where they are sent; the job as it is then. */
  send(id: string, paths: readonly string[]): Promise<Result<OutboxJob>>;
  outbox(): Promise<readonly OutboxJob[]>;
  /** Sends what has failed or waits now. */
  retry(job: string): Promise<string | null>;
  /** Sends what only its encoding kept out again with its pixels uncompressed; a sentence about what cannot be uncompressed. */
  uncompress(job: string): Promise<string | null>;
  /** Takes a job off the list, with its payloads; one that is being sent is stopped first. */
  acknowledge(job: string): Promise<string | null>;
  inbox(): Promise<readonly InboxStudy[]>;
  /** Paths of the files of a study that is opened now, which begins its time in the inbox anew; none where it is not there. */
  openStudy(id: string): Promise<readonly string[]>;
  deleteStudy(id: string): Promise<string | null>;
  receiver(): Promise<ReceiverState>;
  /** Keeps the settings of the receiver, and starts or stops it by them. */
  setReceiver(settings: ReceiverSettings): Promise<ReceiverState>;
  /** Hears events from now on; the function given back ends that. */
  listen(listener: (event: NetworkEvent) => void): () => void;
  /** Ends everything that runs; what is on disk goes on at the next start. */
  close(): Promise<void>;
}
