/** What work that can be done in steps comes to when it is done in one go. */
export function drained<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
