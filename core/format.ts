import { jsonIn } from './json.ts';

/** The format that a JSON document names ("ivus-session/1"); null for a text that is no JSON or names none. */
export function formatOf(text: string): string | null {
  const value = jsonIn(text);
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
  return typeof format === 'string' ? format : null;
}
