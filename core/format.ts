import { jsonIn } from './json.ts';

/** The format that a JSON document names ("ivus-session/1"); null for a text that is no JSON or names none. */
export function formatOf(text: string): string | null {
  return formatIn(jsonIn(text));
}

/** The same of what such a text says. */
export function formatIn(value: unknown): string | null {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
  return typeof format === 'string' ? format : null;
}
