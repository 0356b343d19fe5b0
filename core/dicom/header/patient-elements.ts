import type { Vr } from '../write/dictionary.ts';
import type { Element } from '../write/element.ts';
import type { Header } from './header.ts';

/** The patient, study and patient study modules as far as they are copied into objects made from a run; `required` ones are written empty where they are absent. */
const COPIED: readonly (readonly [tag: string, vr: Vr, required: boolean])[] = [
  ['00080005', 'CS', false],
  ['00080020', 'DA', true],
  ['00080030', 'TM', true],
  ['00080050', 'SH', true],
  ['00080090', 'PN', true],
  ['00081030', 'LO', false],
  ['00100010', 'PN', true],
  ['00100020', 'LO', true],
  ['00100021', 'LO', false],
  ['00100030', 'DA', true],
  ['00100032', 'TM', false],
  ['00100040', 'CS', true],
  ['00101000', 'LO', false],
  ['00101001', 'PN', false],
  ['00101010', 'AS', false],
  ['00101020', 'DS', false],
  ['00101030', 'DS', false],
  ['00102160', 'SH', false],
  ['0020000d', 'UI', true],
  ['00200010', 'SH', true],
];

/**
 * Who the patient is and which study it was, byte for byte as the run has it, its character set among them: archives compare bytes. Absent
 * stays absent and empty stays empty, except for what every object must have.
 */
export function patientElements({ data }: Pick<Header, 'data'>): readonly Element[] {
  return COPIED.flatMap(([tag, vr, required]) => {
    const value = data.stored(`x${tag}`);
    if (value === null) return required ? [{ tag, vr, value: new Uint8Array() }] : [];
    return [{ tag, vr, value }];
  });
}
