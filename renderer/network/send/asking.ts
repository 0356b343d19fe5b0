import type { Identity } from '../../../core/dicom/header/identity.ts';
import type { Place } from '../../../core/network/place.ts';
import type { Query, StudyRow } from '../../../core/network/rows.ts';
import { querySchema } from '../../../core/network/rows.ts';
import { shell } from '../../shell/shell.ts';
import type { TheirSide } from './comparison.ts';

type Asked = readonly StudyRow[] | { readonly problem: string };

/** Asks an archive what it has of a study and its patient. */
export async function theirSide(place: Place, identity: Identity): Promise<TheirSide> {
  if (!place.mayRetrieve) return { has: 'unknown', problem: `${place.name} is set up for sending only.` };
  const studies = await rowsOf(place, { study: identity.studyInstanceUid });
  if ('problem' in studies) return { has: 'unknown', problem: studies.problem };
  const study = studies.find(({ uid }) => uid === identity.studyInstanceUid);
  if (study !== undefined) return { has: 'study', row: study };
  if (identity.patientId === '') return { has: 'nothing' };
  const ofPatient = await rowsOf(place, { patientId: identity.patientId });
  if ('problem' in ofPatient) return { has: 'unknown', problem: ofPatient.problem };
  const [row] = ofPatient;
  return row === undefined ? { has: 'nothing' } : { has: 'patient', row };
}

async function rowsOf({ id }: Place, asked: Query): Promise<Asked> {
  const query = querySchema.safeParse(asked);
  if (!query.success) return { problem: 'The study has no usable number to search by.' };
  try {
    const work = crypto.randomUUID();
    const { rows, problem } = await shell.network.call('network.studies', { id, query: query.data, work });
    return problem === null ? rows : { problem };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
