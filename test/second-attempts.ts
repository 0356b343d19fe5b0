import type { Reporter, TestCase } from 'vitest/node';

/** Names the tests that failed and then passed, at the end and one by one, with what the first attempt failed on: each is a fault of a test or of the program that somebody has to find. */
export default class SecondAttempts implements Reporter {
  readonly #said: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (!test.diagnostic()?.flaky) return;
    this.#said.push(`Passed at its second attempt only: ${test.module.moduleId}: ${test.fullName}`);
    for (const { stack, message } of test.result().errors ?? []) this.#said.push(stack ?? message);
  }

  onTestRunEnd(): void {
    for (const text of this.#said) console.log(text);
  }
}
