import { create } from 'zustand';
import type { OutboxJob } from '../../../core/network/objects.ts';
import type { Result } from '../../../core/result.ts';
import { shell } from '../../shell/shell.ts';
import { useMadeCopies } from '../../state/made-copies.ts';
import { noteBegun } from '../sent-words.ts';
import { useNetwork } from '../state.ts';
import type { TheirSide } from './comparison.ts';

/** The objects of a report that can be sent, in the words of the sheet. */
export const SENDABLE = {
  sr: 'Structured report (measurements and outlines)',
  capture: 'Key frames with outlines',
  'pdf-object': 'Report as PDF',
  presentation: 'Presentation states (outlines over the run)',
  'key-objects': 'Key object selection',
} as const;
export type Sendable = keyof typeof SENDABLE;

/** Objects of the open study made to be sent; `sent` notes the issue once they are in the outbox. */
interface MadeObjects {
  readonly objects: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly sent: () => Promise<void>;
}

/** Makes objects of the report of the open study as it would be issued now; refused with one sentence. */
export type MakeObjects = (forms: readonly Sendable[]) => Promise<Result<MadeObjects>>;

/** What is to be sent where, what the archive has, and how far it is. */
interface Sending {
  readonly forms: readonly Sendable[];
  readonly withCopies: boolean;
  /** The place; null: the first one that may be sent to. */
  readonly place: string | null;
  /** What the place has; null while it was not asked. */
  readonly their: TheirSide | 'waiting' | null;
  /** The operator has ticked what differs. */
  readonly confirmed: boolean;
  /** Objects are being made and put into the outbox. */
  readonly busy: boolean;
  readonly problem: string | null;
  /** The job in the outbox, by its id. */
  readonly job: string | null;
}

const FIRST: Sending = {
  forms: ['sr', 'capture', 'pdf-object'],
  withCopies: false,
  place: null,
  their: null,
  confirmed: false,
  busy: false,
  problem: null,
  job: null,
};

export const useSending = create<Sending>(() => FIRST);

/** Begins anew, with the place that was chosen last. */
export function beginSending(): void {
  useSending.setState(({ place, forms }) => ({ ...FIRST, place, forms }));
}

/** Takes an object in or leaves it out. */
export function chooseForm(form: Sendable, on: boolean): void {
  const all = Object.keys(SENDABLE) as Sendable[];
  useSending.setState(({ forms }) => ({ forms: all.filter((each) => (each === form ? on : forms.includes(each))) }));
}

/** Makes the objects and puts them into the outbox, from where they are sent whatever happens to the window. */
export async function sendNow(place: string, make: MakeObjects): Promise<void> {
  useSending.setState({ busy: true, problem: null });
  const problem = await queued(place, make).catch((error: Error) => error.message);
  useSending.setState({ busy: false, problem });
}

async function queued(place: string, make: MakeObjects): Promise<string | null> {
  const { forms, withCopies } = useSending.getState();
  const made = forms.length === 0 ? null : await make(forms);
  if (made !== null && !made.ok) return made.problem;
  const copies = withCopies ? await copiesOpened() : [];
  const objects = [...(made?.value.objects ?? [])];
  if (objects.length + copies.length === 0) return 'There is nothing to send: no key frame is chosen or can be shown.';
  const { job, problem } = await shell.network.call('network.send', { id: place, objects, tokens: copies });
  if (job === null) return problem ?? 'Nothing was put into the outbox.';
  noteBegun(job);
  takeJob(job);
  useSending.setState({ job: job.id });
  await made?.value.sent();
  return problem;
}

/** The shell's names of the de-identified copies that were made last. */
async function copiesOpened(): Promise<string[]> {
  const { folder } = useMadeCopies.getState();
  if (folder === null || shell.openCopies === null) return [];
  const { files } = await shell.openCopies();
  return files.flatMap(({ ref }) => (ref !== null && /\.dcm$/.test(ref.name) ? [ref.token] : []));
}

function takeJob(job: OutboxJob): void {
  useNetwork.setState(({ outbox }) => ({ outbox: [...(outbox ?? []).filter(({ id }) => id !== job.id), job] }));
}
