import type { Reporter, TestCase } from 'vitest/node';

/** Names the tests that failed and then passed, at the end and one by one: each is a fault of a test or of the program that somebody has to find. */
export default class SecondAttempts implements Reporter {
  readonly #names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.module.moduleId}: ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.#names) console.log(`Passed at its second attempt only: ${name}`);
  }
}
