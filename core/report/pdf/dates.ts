/** A DICOM date (YYYYMMDD) as 2026-01-31; anything else as it stands. */
export function shownDate(stored: string): string {
  return stored.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** A moment (ISO 8601 with its offset) as "2026-01-31 14:05 (UTC+01:00)". */
export function shownMoment(moment: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::[\d.]+)?(Z|[+-]\d{2}:\d{2})?$/.exec(moment);
  if (found === null) return moment;
  const [, date, time, offset = ''] = found;
  const zone = offset === '' ? '' : ` (UTC${offset === 'Z' ? '' : offset})`;
  return `${date} ${time}${zone}`;
}
