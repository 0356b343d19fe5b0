import * as z from 'zod';

/** A list of at most so many, read until the first that is wrong: a list of a million wrong ones costs no more than one of them. */
export function listOf<T>(schema: z.ZodType<T>, most: number) {
  return z
    .array(z.unknown())
    .max(most)
    .transform((values, context): readonly T[] => {
      const read: T[] = [];
      for (const [index, value] of values.entries()) {
        const one = schema.safeParse(value);
        const [issue] = one.error?.issues ?? [];
        if (issue !== undefined) context.issues.push(at(index, issue, value));
        if (!one.success) return z.NEVER;
        read.push(one.data);
      }
      return read;
    });
}

function at(index: number, issue: z.core.$ZodIssue, input: unknown): z.core.$ZodRawIssue {
  return { ...issue, path: [index, ...issue.path], input } as z.core.$ZodRawIssue;
}
