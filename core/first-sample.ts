/**
 * Of the file names of several practice studies, those of the first one: `practice-01.dcm` and what else begins with
 * `practice-01`. Names without a number count each by itself; other files than .dcm do not count.
 */
export function firstSample(names: readonly string[]): readonly string[] {
  const pictures = names.filter((name) => name.endsWith('.dcm')).toSorted();
  const [first] = pictures;
  const study = first === undefined ? undefined : (/^\D*\d+/.exec(first)?.[0] ?? first);
  return study === undefined
    ? []
    : pictures.filter((name) => name.startsWith(study) && !/^\d/.test(name.slice(study.length)));
}
