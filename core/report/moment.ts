/** A moment (ms since 1970) at an offset from UTC (minutes east), as ISO 8601 in whole seconds. */
export function momentAt(ms: number, offsetMinutes: number): string {
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const part = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${part(offsetMinutes / 60)}:${part(offsetMinutes % 60)}`;
}
