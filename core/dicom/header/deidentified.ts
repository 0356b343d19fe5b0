import type { ByteSource } from '../bytes/source.ts';
import { plainHeader } from './deflated.ts';
import type { Header } from './header.ts';

/** Attributes that say who the patient is or who cared for them, by tag (PS3.15 table E.1-1: removed or emptied by the basic profile). */
const NAMING: Readonly<Record<string, string>> = {
  x00080050: 'Accession Number',
  x00080080: 'Institution Name',
  x00080081: 'Institution Address',
  x00080090: 'Referring Physician’s Name',
  x00081048: 'Physician(s) of Record',
  x00081050: 'Performing Physician’s Name',
  x00081060: 'Name of Physician(s) Reading Study',
  x00081070: 'Operators’ Name',
  x00100030: 'Patient’s Birth Date',
  x00101000: 'Other Patient IDs',
  x00101001: 'Other Patient Names',
  x00101005: 'Patient’s Birth Name',
  x00101040: 'Patient’s Address',
  x00101060: 'Patient’s Mother’s Birth Name',
  x00101090: 'Medical Record Locator',
  x00102154: 'Patient’s Telephone Numbers',
  x00321032: 'Requesting Physician',
};

/** What the basic profile lets stand as a pseudonym once the file says that its identity was removed. */
const PSEUDONYMS: Readonly<Record<string, string>> = {
  x00100010: 'Patient’s Name',
  x00100020: 'Patient ID',
};

/**
 * The attributes of a header by which the patient may be known, by their names in the standard. A name and an ID are taken for
 * pseudonyms only where Patient Identity Removed (0012,0062) is YES. What is written in the pictures cannot be read here:
 * Burned In Annotation (0028,0301) YES counts, its absence says nothing.
 */
function namingAttributes({ data }: Header): readonly string[] {
  const removed = data.text('x00120062') === 'YES';
  const asked = Object.entries(removed ? NAMING : { ...PSEUDONYMS, ...NAMING });
  const found = asked.filter(([tag]) => data.text(tag) !== '').map(([, name]) => name);
  return data.text('x00280301') === 'YES' ? [...found, 'Burned In Annotation'] : found;
}

/** Why no practice study can be made of a file, or null: one sentence that says which attributes name the patient. */
export async function identityProblem(source: ByteSource): Promise<string | null> {
  const read = await plainHeader(source);
  if (!read.ok) return read.problem;
  const named = namingAttributes(read.value.header);
  if (named.length === 0) return null;
  return `${source.name} still identifies the patient (${named.join(', ')}): de-identify it and open the copy. No practice study is made from this file.`;
}
