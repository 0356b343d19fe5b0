import type { Query } from './rows.ts';

/** What a search asks for, as DICOM matches it (PS3.4 C.2.2.2), by keyword; what was not said is left out. */
export function searchKeys(query: Query): Readonly<Record<string, string>> {
  const { study, patientId, accession, modality } = query;
  const keys = {
    StudyInstanceUID: study,
    PatientID: patientId,
    PatientName: query.name === undefined ? undefined : nameKey(query.name),
    AccessionNumber: accession,
    StudyDate: dateKey(query),
    ModalitiesInStudy: modality,
  };
  return Object.fromEntries(Object.entries(keys).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** "Miller, Anna" becomes MILLER^ANNA as archives keep names, open at its end; whoever writes `*`, `?`, `^` or `=` is taken by the word. */
function nameKey(name: string): string {
  if (/[*?^=]/.test(name)) return name;
  return `${name.split(/\s*,\s*/).join('^')}*`;
}

function dateKey({ dateFrom, dateTo }: Query): string | undefined {
  if (dateFrom === undefined && dateTo === undefined) return undefined;
  return dateFrom === dateTo ? dateFrom : `${dateFrom ?? ''}-${dateTo ?? ''}`;
}

/** The modalities in the order of their use for planning. */
const FIRST = ['IVUS', 'US', 'XA', 'RF', 'SC', 'OT'];

/** Whether a series is likely to hold runs that this program opens. */
export function isUsable({ modality }: { readonly modality: string | null }): boolean {
  return modality !== null && FIRST.includes(modality);
}

/** Series with what can be used first, then by their numbers. */
export function byUse<Row extends { readonly modality: string | null; readonly number: string | null }>(
  series: readonly Row[],
): readonly Row[] {
  const rank = ({ modality }: Row) => {
    const at = FIRST.indexOf(modality ?? '');
    return at === -1 ? FIRST.length : at;
  };
  return series.toSorted((a, b) => rank(a) - rank(b) || Number(a.number ?? 0) - Number(b.number ?? 0) || 0);
}
