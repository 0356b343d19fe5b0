/** Either a value or the one sentence that tells the operator what is wrong and what to do. Bugs throw; bad input is a value. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** The good half of a Result. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The bad half of a Result: `problem` is one clear sentence for a physician. */
export function fail(problem: string): Result<never> {
  return { ok: false, problem };
}

/** Ends a switch over a union; does not compile while a case is missing, throws if data lied about its type. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
