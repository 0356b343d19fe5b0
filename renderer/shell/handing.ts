import { type HandedText, handedOver, type InPieces } from '../../core/handed-text.ts';

/** A study's session and its steps: so many texts are changed again and again. */
const MOST = 2;

interface Kept {
  readonly problem: string | null;
  readonly known?: boolean | undefined;
}

/** Hands texts over by `send`, of each (by its name) only what has changed since the last time while the other side still has that; what was wrong, or null. */
export function handing(): (
  name: string,
  pieces: readonly string[],
  send: (text: HandedText) => Promise<Kept>,
) => Promise<string | null> {
  const former = new Map<string, InPieces>();
  let count = 0;
  return async (name, pieces, send) => {
    count += 1;
    const now: InPieces = { mark: `${performance.timeOrigin} ${count}`, pieces };
    const before = former.get(name) ?? null;
    former.delete(name);
    former.set(name, now);
    for (const oldest of [...former.keys()].slice(0, -MOST)) former.delete(oldest);
    const kept = await send(handedOver(now, before));
    return kept.known === false ? (await send(handedOver(now, null))).problem : kept.problem;
  };
}
