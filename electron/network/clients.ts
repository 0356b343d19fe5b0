import type { Place } from '../../core/network/place.ts';
import type { PlaceClient } from '../../core/network/service.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { dimseClient } from './dimse/client.ts';
import type { MoveDestination } from './dimse/move-destination.ts';
import { type Note, notedClient } from './notes.ts';
import type { Places } from './places.ts';
import type { Secrets } from './secrets.ts';
import { dicomwebClient } from './web/client.ts';

/** What is to be done with a place. */
export type Deed = 'find' | 'retrieve' | 'send';

/** A place of this computer and how to talk to it. */
export interface ReachedPlace {
  readonly place: Place;
  readonly client: PlaceClient;
}

/** Looks up a place by its id for something that it is set up for; a sentence where there is none or it is not. */
export function clientsOf(
  places: Places,
  secrets: Secrets,
  note: Note,
  destination: MoveDestination | null,
): (id: string, deed: Deed) => Promise<Result<ReachedPlace>> {
  return async (id, deed) => {
    const place = (await places.list()).places.find((each) => each.id === id);
    if (place === undefined) return fail('This archive is no longer set up; choose another, or set it up again.');
    if (deed === 'send' && !place.maySend)
      return fail(`${place.name} is not set up to be sent to; change its settings.`);
    if (deed === 'retrieve' && !place.mayRetrieve)
      return fail(`${place.name} is not set up to be fetched from; change its settings.`);
    const client =
      place.kind === 'dicomweb' ? dicomwebClient(place, secrets) : dimseClient(place, secrets, destination);
    return ok({ place, client: notedClient(client, place, note) });
  };
}
