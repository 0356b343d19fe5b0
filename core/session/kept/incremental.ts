import { z } from 'zod';
import { type Session, sessionSchema } from '../document/document.ts';
import { isSound } from '../document/file.ts';

/** A session as the schema reads it, where only what differs from one that was read already has to be looked at; null for what is none. */
export function readBeside(raw: unknown, beside: Session): Session | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { shape } = sessionSchema;
  if (Object.keys(raw).some((key) => !Object.hasOwn(shape, key))) return null;
  const fields: [string, unknown][] = [];
  for (const [key, schema] of Object.entries(shape)) {
    const read = field(schema, Reflect.get(raw, key), Reflect.get(beside, key));
    if (read === null) return null;
    fields.push([key, read.value]);
  }
  const session = Object.fromEntries(fields) as Session;
  return isSound(session) ? session : null;
}

/** A field read by its schema; of a list only the items that the other one does not have. */
function field(schema: z.ZodType, raw: unknown, beside: unknown): { readonly value: unknown } | null {
  if (raw === beside) return { value: raw };
  const item = itemOf(schema);
  if (item === null || !Array.isArray(raw) || !Array.isArray(beside)) return parsed(schema, raw);
  const known = new Set<unknown>(beside);
  const items = raw.map((one: unknown) => (known.has(one) ? { value: one } : parsed(item, one)));
  return items.some((one) => one === null) ? null : { value: items.map((one) => one?.value) };
}

function parsed(schema: z.ZodType, raw: unknown): { readonly value: unknown } | null {
  const read = schema.safeParse(raw);
  return read.success ? { value: read.data } : null;
}

/** What the items of a list are; null for what is no list. */
function itemOf(schema: z.ZodType): z.ZodType | null {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodDefault) return itemOf(schema.unwrap() as z.ZodType);
  return null;
}
