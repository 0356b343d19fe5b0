import type * as z from 'zod';
import { shortText } from './foreign-text.ts';

type Issue = z.core.$ZodIssue;

/** The document gives the names in a path: longer ones are cut (characters). */
const LONGEST = 600;

/** What is wrong with a document, as `path: reason` of the first issue; the path reads like `lumens[0].contour`. */
export function firstOffence(error: z.ZodError, document: unknown): string {
  const [issue] = error.issues;
  if (issue === undefined) throw new Error('a refused document without an issue');
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  return shortText(`${written(path)}: ${reasonOf(issue, valueAt(document, issue.path))}`, LONGEST);
}

function written(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'document';
  return path
    .map((key, rank) => (typeof key === 'number' ? `[${key}]` : `${rank === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    document,
  );
}

function reasonOf(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return 'is not a known key';
  if (issue.code === 'custom') return issue.message;
  if (value === undefined) return 'is required';
  if (value === null) return 'must not be null';
  if (issue.code === 'invalid_value') return `must be ${issue.values.map((word) => JSON.stringify(word)).join(' or ')}`;
  if (issue.code === 'invalid_type') return `must be ${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_big' && issue.origin === 'array') return 'has too many values';
  return issue.message;
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'one object',
  array: 'an array',
  tuple: 'an array of two numbers',
  number: 'a finite number',
  string: 'text',
  boolean: 'true or false',
};
