import type { Catalogue } from '../../plan/catalogue-file.ts';
import type { RunRecord, Session } from './document.ts';
import { isGivenName } from './naming.ts';

/**
 * A session on de-identified copies of its runs: `records` has, by the name of each run in the session, the record of its copy; `study` is the
 * copies' study. Whatever the operator drew, said and decided stays; notes, words and names that somebody typed go. Throws where a run has no copy.
 */
export function deidentifiedSession(session: Session, records: ReadonlyMap<string, RunRecord>, study: string): Session {
  const copyOf = (run: string): RunRecord => {
    const record = records.get(run);
    if (record === undefined) throw new Error(`the run ${run} has no copy`);
    return record;
  };
  const onCopy = <T extends { readonly run: string }>(drawn: T): T => ({
    ...drawn,
    run: copyOf(drawn.run).sopInstanceUid,
  });
  return {
    ...session,
    study,
    runs: session.runs.map((record) => recordOnCopy(record, copyOf(record.sopInstanceUid))),
    outlines: session.outlines
      .map(onCopy)
      .map((outline, index) => ({ ...outline, name: plainName(outline.name, 'Outline', index) })),
    marks: session.marks.map(onCopy),
    measurements: session.measurements
      .map(onCopy)
      .map((one, index) => ({ ...one, name: plainName(one.name, 'Measurement', index), words: '' })),
    vessels: session.vessels
      .map(onCopy)
      .map((vessel, index) => ({ ...vessel, name: plainName(vessel.name, 'Vessel', index) })),
    catalogue: session.catalogue === null ? null : withoutReaders(session.catalogue),
    notes: '',
  };
}

/** What the file says is the copy's, what the operator said is the session's. */
function recordOnCopy(record: RunRecord, copy: RunRecord): RunRecord {
  const { declaredModality, spacingConfirmed, operatorScale, places, cranialEnd, display } = record;
  return { ...copy, declaredModality, spacingConfirmed, operatorScale, places, cranialEnd, display };
}

/** A name that the program gave ("Lesion 1") stays; one that somebody typed becomes the word and a number that none of the program's has. */
function plainName(name: string, word: string, index: number): string {
  return isGivenName(name) || GIVEN.test(name) ? name : `${word} ${String.fromCharCode(65 + (index % 26))}${index + 1}`;
}

const GIVEN = /^(Caliper|Two-axis caliper|Angle|Path|Text|Arrow|Vessel) \d+$/;

/** That a row was verified stays, and when; by whom does not. */
function withoutReaders(catalogue: Catalogue): Catalogue {
  const products = catalogue.products.map((row) =>
    row.verified === null ? row : { ...row, verified: { ...row.verified, by: 'De-identified' } },
  );
  return { ...catalogue, products };
}
