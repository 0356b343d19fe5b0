/**
 * A piece of work that keeps its last answer about each object for as long as that object lives: asked again about the
 * same object, with further arguments that are the same ones (`===`), it answers without working. For objects that never change.
 */
export function remembered<Key extends object, More extends readonly unknown[], Answer>(
  work: (key: Key, ...more: More) => Answer,
): (key: Key, ...more: More) => Answer {
  const cached = new WeakMap<Key, { readonly more: More; readonly answer: Answer }>();
  return (key, ...more) => {
    const last = cached.get(key);
    if (last !== undefined && isSame(last.more, more)) return last.answer;
    const answer = work(key, ...more);
    cached.set(key, { more, answer });
    return answer;
  };
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
