import type { CompleteFindings } from './findings.ts';

/** Whether acute DVT is known, in the leg or in the pelvis (step 1). */
export function hasDvt({ dvt, pelvicThrombus }: CompleteFindings): boolean {
  return dvt === 'acute' || pelvicThrombus === 'yes';
}

/** Whether the iliac and pelvic veins were imaged by CT or MR venography. */
export function pelvisImaged({ pelvicImaging }: CompleteFindings): boolean {
  return pelvicImaging === 'ctv' || pelvicImaging === 'mrv';
}

/** Whether the pelvic veins have to be imaged: a flat waveform in the groin, or a leg that is swollen as a whole (S03, S04, S41). */
export function pelvisImagingNeeded({ cfvWaveform, wholeLegSwelling }: CompleteFindings): boolean {
  return cfvWaveform === 'flat-non-phasic' || wholeLegSwelling === 'yes';
}

/** Paths of what the DVT question still needs (step 2); empty when it is settled. */
export function missingForDvt(findings: CompleteFindings): readonly string[] {
  const { dvt, duplexExtent, cfvWaveform, wholeLegSwelling, pelvicThrombus } = findings;
  const pelvisNeeded = pelvisImagingNeeded(findings);
  const imaged = pelvisImaged(findings);
  return pathsWhere([
    ['findings.dvt', dvt === 'unknown'],
    ['findings.duplexExtent', duplexExtent !== 'cfv-to-calf'],
    ['findings.cfvWaveform', cfvWaveform === 'unknown'],
    ['findings.wholeLegSwelling', wholeLegSwelling === 'unknown'],
    ['findings.pelvicImaging', pelvisNeeded && !imaged],
    ['findings.pelvicThrombus', pelvisNeeded && imaged && pelvicThrombus === 'unknown'],
  ]);
}

/** The paths whose condition holds, in order. */
export function pathsWhere(rows: readonly (readonly [path: string, missing: boolean])[]): readonly string[] {
  return rows.filter(([, missing]) => missing).map(([path]) => path);
}
