import { type HandedText, takenOver } from '../../core/handed-text.ts';

/** A study's session and its steps: so many texts are changed again and again. */
const MOST = 2;

/** What became of a text; not `known`: it was made of one that is not here, and is to be handed over in full. */
interface Kept {
  readonly problem: string | null;
  readonly known?: boolean;
}

/** Takes texts that are handed over in full or as what has changed since the last time, by the name of what they are kept as. */
type TakeText = (
  name: string,
  handed: string | HandedText,
  keep: (text: string) => Promise<string | null>,
) => Promise<Kept>;

/** The texts that were handed over last stay here, so that the window hands over no more than what changes. */
export function handedTexts(): TakeText {
  const held = new Map<string, { readonly mark: string; readonly text: string }>();
  return async (name, handed, keep) => {
    if (typeof handed === 'string') return { problem: await keep(handed) };
    const text = takenOver(handed, held.get(name) ?? null);
    held.delete(name);
    if (text === null) return { problem: null, known: false };
    held.set(name, { mark: handed.mark, text });
    for (const oldest of [...held.keys()].slice(0, -MOST)) held.delete(oldest);
    return { problem: await keep(text), known: true };
  };
}
