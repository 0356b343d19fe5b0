import type { Attributes } from '../../dicom/write/dataset.ts';
import { ascii } from '../ascii.ts';
import { CODES } from './codes.ts';
import type { Issue } from './common.ts';
import { sr } from './sr-items.ts';
import { uidFrom } from './uid.ts';

/** A reader's name as one component group; without a name "Not stated". */
export function personOf(reader: string): string {
  return ascii(reader.trim() || 'Not stated').replaceAll(/[\\^=]/g, ' ');
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
