import { part10Head } from '../../../core/dicom/write/part10.ts';
import { IMPLEMENTATION_VERSION } from '../../../core/network/dimse/proposing.ts';
import type { Announced } from '../../../core/network/dimse/receiving.ts';
import { IMPLEMENTATION } from '../../../core/report/dicom/common.ts';

/** The head of a file around a data set as it came, with the title of whoever sent it. */
export function headOf({ sopClass, instance, transferSyntax }: Announced, from: string): Uint8Array {
  const version = IMPLEMENTATION_VERSION;
  return part10Head({ sopClass, instance, transferSyntax, implementation: IMPLEMENTATION, version, source: from });
}
