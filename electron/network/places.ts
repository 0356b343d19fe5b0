import { z } from 'zod';
import { type Place, placeSchema } from '../../core/network/place.ts';
import { keep, readSaved } from '../autosaves.ts';

/** The archives that are set up on this computer. */
export interface Places {
  /** Read anew each time: the window and the command line share the file. */
  list(): Promise<{ readonly places: readonly Place[]; readonly problem: string | null }>;
  /** Keeps a place under its id, at the end where it is new; a sentence when it could not. */
  save(place: Place): Promise<string | null>;
  remove(id: string): Promise<string | null>;
}

const fileSchema = z.strictObject({ format: z.literal('ivus-places/1'), places: z.array(placeSchema).max(200) });

const NATURE = {
  name: 'The list of archives',
  remedy: 'set them up again',
  isSound: (text: string) => placesIn(text) !== null,
} as const;

function placesIn(text: string): readonly Place[] | null {
  try {
    return fileSchema.parse(JSON.parse(text)).places;
  } catch {
    return null;
  }
}

/** The archives in the file `path`, which only the operator may read; a damaged one is set aside, with a sentence. */
export function placesAt(path: string): Places {
  let turn: Promise<unknown> = Promise.resolve();

  async function list() {
    const { text, problem } = await readSaved(path, NATURE);
    return { places: text === null ? [] : (placesIn(text) ?? []), problem };
  }

  function changed(change: (places: readonly Place[]) => readonly Place[]): Promise<string | null> {
    const done = turn.then(async () => {
      const places = change((await list()).places);
      return keep(path, `${JSON.stringify({ format: 'ivus-places/1', places }, null, 1)}\n`, 0o600);
    });
    turn = done;
    return done;
  }

  return {
    list,
    save: (place) =>
      changed((places) =>
        places.some(({ id }) => id === place.id)
          ? places.map((each) => (each.id === place.id ? place : each))
          : [...places, place],
      ),
    remove: (id) => changed((places) => places.filter((place) => place.id !== id)),
  };
}
