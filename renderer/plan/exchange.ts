import type { Command } from '../../core/session/document/commands.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { isGivenName } from '../../core/session/document/naming.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { markedSegment } from '../../core/session/drawn/saying.ts';
import type { Derived } from '../state/derived.ts';
import { outlinesOf } from '../state/derived.ts';

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
 * The command that exchanges what was said of two tracings: their roles with the segments, except where landmarks give the
 * frame its segment. The new lesion decides; of the new reference is not known whether it is normal until the operator says
 * so. Names that the program gave go with the role.
 */
export function exchangeRoles(session: Session, { lesion, reference }: Exchanged): Command {
  const given = isGivenName(lesion.name) && isGivenName(reference.name);
  const named = (name: string) => (given ? { name } : {});
  const segmentOf = ({ run, frame }: Outline, other: Outline) => {
    const record = recordOf(session, run);
    return (record === null ? null : markedSegment(session, record)(frame)) ?? other.segment;
  };
  return {
    type: 'describeAll',
    label: 'exchange roles',
    said: [
      {
        id: lesion.id,
        words: {
          role: 'reference',
          segment: segmentOf(lesion, reference),
          ...named(reference.name),
          primary: false,
          normal: null,
        },
      },
      {
        id: reference.id,
        words: {
          role: 'lesion',
          segment: segmentOf(reference, lesion),
          ...named(lesion.name),
          primary: true,
          normal: null,
        },
      },
    ],
  };
}
