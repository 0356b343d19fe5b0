import type { Attributes } from '../../dicom/write/dataset.ts';
import { shortText } from '../../foreign-text.ts';
import { ascii } from '../ascii.ts';
import { CODES } from './codes.ts';
import type { Issue } from './common.ts';
import { sr } from './sr-items.ts';
import { uidFrom } from './uid.ts';

/** Of a component group of a name, characters (PS3.5 table 6.2-1). */
const LONGEST = 60;

/** A reader's name as one component group; without a name "Not stated". */
export function personOf(reader: string): string {
  return ascii(shortText(reader.trim(), LONGEST) || 'Not stated').replaceAll(/[\\^=]/g, ' ');
}

/** Who observed: the reader, and this program. */
export function observers(reader: string, { program }: Issue): readonly Attributes[] {
  return [
    sr.code('HAS OBS CONTEXT', CODES.observerType, CODES.person),
    sr.person(CODES.personName, personOf(reader)),
    sr.code('HAS OBS CONTEXT', CODES.observerType, CODES.device),
    sr.uid(CODES.deviceUid, uidFrom('device', program.name)),
    sr.text('HAS OBS CONTEXT', CODES.deviceName, program.name),
    sr.text('HAS OBS CONTEXT', CODES.deviceManufacturer, program.name),
    sr.text('HAS OBS CONTEXT', CODES.deviceModel, `${program.name} ${program.version}`),
  ];
}
