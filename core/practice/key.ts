const PRACTICE = 'practice ';

/** The key of the working copy of an attempt: of this trainee at this study, the so-many-th; no other session has it. */
export function attemptKey(trainee: string, study: string, number: number): string {
  return PRACTICE + JSON.stringify([trainee, study, number]);
}

/** Whether a key is that of an attempt. */
export function isPractice(key: string): boolean {
  return key.startsWith(PRACTICE);
}
