import { type Place, secretOf } from '../../core/network/place.ts';
import type { NetworkService } from '../../core/network/service.ts';
import type { Places } from './places.ts';
import type { GivenSecrets } from './secrets.ts';

/** The calls about places and their secrets. */
export function settingsOf(
  places: Places,
  secrets: GivenSecrets,
): Pick<NetworkService, 'places' | 'savePlace' | 'removePlace'> {
  return {
    async places() {
      const listed = await places.list();
      const states = listed.places.map(async (place) => ({ place, hasSecret: await secrets.has(place.id) }));
      return { places: await Promise.all(states), keepsSecrets: secrets.keeps, problem: listed.problem };
    },
    async savePlace(place, secret) {
      const before = (await places.list()).places.find(({ id }) => id === place.id);
      const problem = await places.save(place);
      if (problem !== null) return problem;
      // A secret is for whom it was given for, not for whoever has the same name now.
      const given = before !== undefined && addressee(before) !== addressee(place) ? (secret ?? null) : secret;
      return given === undefined ? null : secrets.give(place.id, given);
    },
    async removePlace(id) {
      const problem = await places.remove(id);
      return problem ?? secrets.give(id, null);
    },
  };
}

/** Whom a secret is for: another address or another user is another one. */
function addressee(place: Place): string {
  if (secretOf(place) === null) return '';
  if (place.kind === 'dimse') return JSON.stringify([place.tls?.keyFile]);
  return JSON.stringify([place.auth, new URL(place.url).origin]);
}
