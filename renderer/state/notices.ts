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
