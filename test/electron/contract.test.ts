import { expect, test } from 'vitest';
import { z } from 'zod';
import { channels } from '../../core/contract.ts';

/** The names of all fields that a call can send, at any depth. */
function fieldsOf(schema: z.ZodType): readonly string[] {
  const described = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  const names: string[] = [];
  JSON.stringify(described, (key, value) => {
    if (key === 'properties') names.push(...Object.keys(value));
    return value;
  });
  return names;
}

function isPlace(field: string): boolean {
  return /path|folder|directory|file$/i.test(field) && !CERTIFICATES.includes(field);
}

/** Certificates and keys of an archive are typed as paths; they are read for TLS and for nothing else. */
const CERTIFICATES = ['caFile', 'certFile', 'keyFile'];

test('no call of the page names a file by its place, but for the certificates of an archive', () => {
  const calls = Object.entries(channels).map(([channel, { request }]) => ({ channel, fields: fieldsOf(request) }));
  expect(calls.find(({ channel }) => channel === 'rememberRuns')?.fields).toContain('token');
  expect(calls.filter(({ fields }) => fields.some((name) => isPlace(name)))).toEqual([]);
});
