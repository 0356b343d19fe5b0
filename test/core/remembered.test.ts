import { expect, test } from 'vitest';
import { remembered } from '../../core/remembered.ts';

interface Named {
  readonly name: string;
}

/** Work that counts how often it was done. */
function counting() {
  const done: string[] = [];
  const ask = remembered((key: Named, ...more: readonly (Named | number | null)[]) => {
    done.push(key.name);
    return { key, more };
  });
  return { ask, done };
}

test('the same object is worked on once and gives the very same answer; an equal one is another one', () => {
  const { ask, done } = counting();
  const [one, twin] = [{ name: 'one' }, { name: 'one' }];
  expect(ask(one)).toBe(ask(one));
  expect(ask(twin)).not.toBe(ask(one));
  expect(done).toEqual(['one', 'one']);
});

test('another further argument, or one more, is another question, and only the last answer is kept', () => {
  const { ask, done } = counting();
  const [key, run] = [{ name: 'key' }, { name: 'run' }];
  const questions = [[], [run], [run, 1], [run, 2], [{ name: 'run' }, 2], [null, 2]];
  for (const more of questions) expect([ask(key, ...more), ask(key, ...more)]).toEqual(Array(2).fill({ key, more }));
  expect(done).toHaveLength(questions.length);
  ask(key, run);
  expect(done).toHaveLength(questions.length + 1);
});

test('an answer of undefined is kept too, and work that throws is tried again', () => {
  let [nothing, thrown] = [0, 0];
  const key = { name: 'key' };
  const silent = remembered((_: Named) => void nothing++);
  const failing = remembered((_: Named) => {
    thrown++;
    throw new Error('not yet');
  });
  for (let again = 0; again < 3; again++) {
    expect(silent(key)).toBeUndefined();
    expect(() => failing(key)).toThrow('not yet');
  }
  expect([nothing, thrown]).toEqual([1, 3]);
});
