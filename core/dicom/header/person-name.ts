/**
 * A person's name (PS3.5 6.2.1.2) for reading: "Family, Given Middle", and the same in its own script in brackets where
 * the file has one that differs.
 */
export function shownName(stored: string): string {
  const [first = '', ...others] = stored.split('=').map((name, at) => oneScript(name, at === 0));
  const own = others.find((name) => name !== '' && name !== first);
  if (first === '') return own ?? '';
  return own === undefined ? first : `${first} (${own})`;
}

/** Family, given, middle, prefix, suffix; in its own script, a name wants no comma unless that has Latin letters. */
function oneScript(name: string, alphabetic: boolean): string {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = name.split('^').map((part) => part.trim());
  const called = [prefix, given, middle, suffix].filter((part) => part !== '').join(' ');
  if (family === '' || called === '') return family + called;
  return alphabetic || /\p{Script=Latin}/u.test(family) ? `${family}, ${called}` : `${family} ${called}`;
}
