import { useApp } from './store.ts';

/** Shows a sentence to the operator. The same sentence is not shown twice. */
export function notice(sentence: string): void {
  const { notices } = useApp.getState();
  if (!notices.includes(sentence)) useApp.setState({ notices: [...notices, sentence] });
}

/** The last sentence about each matter. */
const latest = new Map<string, string>();

/** Shows a sentence about a matter instead of the one that was shown about it before. */
export function noticeInstead(matter: string, sentence: string): void {
  const before = latest.get(matter);
  if (before !== undefined && before !== sentence) dismiss(before);
  latest.set(matter, sentence);
  notice(sentence);
}

/** Takes a sentence off the screen. */
export function dismiss(sentence: string): void {
  useApp.setState(({ notices }) => ({ notices: notices.filter((shown) => shown !== sentence) }));
}

/** Nothing that was not opened is listed any more. */
export function forgetRefused(): void {
  useApp.setState({ refused: [] });
}

/** Lists files that were not opened, each by the sentence that says why. */
export function refuse(...sentences: readonly string[]): void {
  if (sentences.length > 0) useApp.setState(({ refused }) => ({ refused: [...refused, ...sentences] }));
}
