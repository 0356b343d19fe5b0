import type { Received } from '../../core/contract-network.ts';
import type { StudyRow } from '../../core/network/rows.ts';
import { whenText } from '../sessions/text.ts';
import { counted } from '../ui/format.ts';
import { dateText, joined, nameText, timeText } from '../ui/patient-text.ts';

/** A size as the operator reads it: "640 KB", "12 MB", "1.4 GB". */
export function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** How long ago something was (both in ms since 1970): "just now", "12 minutes ago", "3 days ago". */
export function agoText(ms: number, nowMs: number): string {
  const minutes = Math.floor((nowMs - ms) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${counted(minutes, 'minute', 'minutes')} ago`;
  if (minutes < 24 * 60) return `${counted(Math.floor(minutes / 60), 'hour', 'hours')} ago`;
  return `${counted(Math.floor(minutes / (24 * 60)), 'day', 'days')} ago`;
}

/** Whose a study is, in one line. */
export function personOf({
  name,
  patientId,
  birthDate = null,
}: Pick<StudyRow, 'name' | 'patientId'> & { readonly birthDate?: string | null }): string {
  return joined([nameText(name ?? ''), patientId ?? '', birthDate === null ? '' : `born ${dateText(birthDate)}`]);
}

/** What a study is, in one line: "2026-03-31 · 10:42 · IVUS, XA · Venous IVUS · accession 77". */
export function studyOf({ date, time, modalities, description, accession, series, instances }: StudyRow): string {
  return joined([
    dateText(date ?? ''),
    timeText(time ?? '', 'minutes'),
    modalities.join(', '),
    description ?? '',
    accession === null || accession === '' ? '' : `accession ${accession}`,
    series === null ? '' : counted(series, 'series', 'series'),
    instances === null ? '' : counted(instances, 'object', 'objects'),
  ]);
}

/** What came of a study, in one line. */
export function receivedOf({ date, modalities, objects, bytes }: Received): string {
  return joined([dateText(date ?? ''), modalities.join(', '), counted(objects, 'object', 'objects'), sizeText(bytes)]);
}

/** A moment (ISO 8601) as the operator reads it: "3 Apr 2026, 10:42". */
export function dateTimeText(moment: string): string {
  return whenText(Date.parse(moment));
}

/** The day of a moment (ISO 8601): "3 Apr 2026". */
export function dayText(moment: string): string {
  return new Date(moment).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
