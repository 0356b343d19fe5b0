import { type Query, querySchema } from '../../core/network/rows.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** The days a study may be of. */
export const DAYS = {
  any: 'Any day',
  today: 'Today',
  week: 'Last 7 days',
  month: 'Last 30 days',
  range: 'From … to …',
} as const;

/** Modalities to search by; '' is any. */
export const MODALITIES = {
  '': 'Any',
  IVUS: 'IVUS',
  US: 'US (ultrasound)',
  XA: 'XA (angiography)',
  RF: 'RF (fluoroscopy)',
  SC: 'SC (secondary capture)',
  OT: 'OT (other)',
} as const;

/** What stands in the search fields; `from` and `to` as YYYY-MM-DD. */
export interface QueryDraft {
  readonly patientId: string;
  readonly name: string;
  readonly accession: string;
  readonly days: keyof typeof DAYS;
  readonly from: string;
  readonly to: string;
  readonly modality: keyof typeof MODALITIES;
}

export const EMPTY_DRAFT: QueryDraft = {
  patientId: '',
  name: '',
  accession: '',
  days: 'any',
  from: '',
  to: '',
  modality: '',
};

/** The search as the archive gets it; refused where it would ask for everything. `today` is the operator's day. */
export function queryOf(draft: QueryDraft, today: Date): Result<Query> {
  const { patientId, name, accession, modality } = draft;
  const days = daysOf(draft, today);
  const asked = {
    patientId: patientId.trim(),
    name: name.trim(),
    accession: accession.trim(),
    modality,
    ...days,
  };
  const query = Object.fromEntries(Object.entries(asked).filter(([, text]) => text !== ''));
  if (days.dateFrom !== '' && days.dateTo !== '' && days.dateFrom > days.dateTo)
    return fail('The first day is after the last one.');
  if (Object.keys(query).every((key) => key === 'modality'))
    return fail('Enter an ID, a name, an accession number or a day.');
  const parsed = querySchema.safeParse(query);
  return parsed.success ? ok(parsed.data) : fail('An entry is too long for a search: at most 64 letters.');
}

function daysOf({ days, from, to }: QueryDraft, today: Date): { readonly dateFrom: string; readonly dateTo: string } {
  if (days === 'any') return { dateFrom: '', dateTo: '' };
  if (days === 'range') return { dateFrom: from.replaceAll('-', ''), dateTo: to.replaceAll('-', '') };
  const back = { today: 0, week: 6, month: 29 }[days];
  const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - back);
  return { dateFrom: dayText(first), dateTo: dayText(today) };
}

function dayText(day: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
}
