import type { CompleteFindings } from './findings.ts';

/** Whether a mass is known to be there. */
export function massPresent({ mass }: CompleteFindings): boolean {
  return mass.present === 'yes';
}

/** Whether the mass was characterised by contrast CT or MRI (S19). */
export function massCharacterised({ mass }: CompleteFindings): boolean {
  return mass.characterisedBy === 'contrast-ct' || mass.characterisedBy === 'contrast-mri';
}

/** Whether a characterised mass is judged to be what compresses the vein (S35, step 3). */
export function massCompresses(findings: CompleteFindings): boolean {
  return massPresent(findings) && massCharacterised(findings) && findings.mass.compressionCause === 'mass';
}

/** Whether the mass is of a malignant kind (S20, S37). */
export function massMalignant({ mass }: CompleteFindings): boolean {
  return mass.kind === 'tumour' || mass.kind === 'lymphadenopathy';
}
