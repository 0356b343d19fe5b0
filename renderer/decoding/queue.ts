/** How urgent a job is: the frame on the screen before a file being opened before frames that may be wanted soon before work in the background. */
export type Urgency = 'now' | 'open' | 'soon' | 'background';

const RANK: Readonly<Record<Urgency, number>> = { now: 3, open: 2, soon: 1, background: 0 };

/** A job waiting for a worker. Within one urgency the higher `order` is taken first. */
export interface Queued {
  readonly urgency: Urgency;
  readonly order: number;
}

/** Takes the most urgent job out of the queue; undefined when it is empty. */
export function takeNext<Job extends Queued>(queue: Job[]): Job | undefined {
  let best = 0;
  for (const [index, job] of queue.entries()) {
    const leader = queue[best];
    if (leader !== undefined && comesBefore(job, leader)) best = index;
  }
  return queue.splice(best, 1)[0];
}

function comesBefore(one: Queued, other: Queued): boolean {
  return RANK[one.urgency] - RANK[other.urgency] > 0 || (one.urgency === other.urgency && one.order > other.order);
}
