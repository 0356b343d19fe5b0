import type { Command } from '../../core/session/document/commands.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { isGivenName } from '../../core/session/document/naming.ts';
import type { Derived } from '../state/derived.ts';
import { outlinesOf } from '../state/derived.ts';
import { inRole } from '../tools/outline.ts';

/** Two tracings whose roles seem exchanged. */
export interface Exchanged {
  readonly lesion: Outline;
  readonly reference: Outline;
}

/** The deciding lesion and the narrowest valid reference, where the lesion is not narrower than the reference; else null. */
export function exchangedPair({ session, facts }: Derived): Exchanged | null {
  if (facts === null || facts.stenosis?.narrower !== false || facts.lesion === null) return null;
  const [narrowest] = facts.validReferences.toSorted((a, b) => a.readings.mean - b.readings.mean);
  const [lesion, reference] = outlinesOf(session, [facts.lesion, ...(narrowest === undefined ? [] : [narrowest])]);
  return lesion === undefined || reference === undefined ? null : { lesion, reference };
}

/**
 * The command that exchanges the roles of two tracings, with the segments usual for them. The new lesion decides; the new
 * reference is not called normal until the operator says so. Names that the program gave go with the role.
 */
export function exchangeRoles({ lesion, reference }: Exchanged): Command {
  const given = isGivenName(lesion.name) && isGivenName(reference.name);
  const named = (name: string) => (given ? { name } : {});
  return {
    type: 'describeAll',
    label: 'exchange roles',
    said: [
      {
        id: lesion.id,
        words: { ...inRole(lesion, 'reference'), ...named(reference.name), primary: false, normal: false },
      },
      {
        id: reference.id,
        words: { ...inRole(reference, 'lesion'), ...named(lesion.name), primary: true, normal: false },
      },
    ],
  };
}
