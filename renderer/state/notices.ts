import { useApp } from './store.ts';

/** Shows a sentence to the operator. The same sentence is not shown twice. */
export function notice(sentence: string): void {
  const { notices } = useApp.getState();
  if (!notices.includes(sentence)) useApp.setState({ notices: [...notices, sentence] });
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
