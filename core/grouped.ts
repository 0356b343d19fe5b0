/** What has the same name together: groups in the order in which their names come first, each in its own order. */
export function grouped<T, Name>(all: readonly T[], nameOf: (one: T) => Name): ReadonlyMap<Name, readonly T[]> {
  const groups = new Map<Name, T[]>();
  for (const one of all) {
    const name = nameOf(one);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [one]);
    else known.push(one);
  }
  return groups;
}
