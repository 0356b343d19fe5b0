import type { Wire } from '../../../../core/network/dimse/conversation.ts';

/** Two ends of a connection in memory. */
export function wires(): readonly [Wire, Wire] {
  const [there, back] = [pipe(), pipe()];
  return [
    { read: back.take, write: there.put },
    { read: there.take, write: back.put },
  ];
}

function pipe() {
  const waiting: Uint8Array[] = [];
  let wake: (() => void) | null = null;
  return {
    put: async (parts: readonly Uint8Array[]) => {
      waiting.push(...parts.map((part) => part.slice()));
      wake?.();
    },
    take: async (): Promise<Uint8Array> => {
      for (;;) {
        const first = waiting.shift();
        if (first !== undefined) return first;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** A peer that says these bytes, in pieces of so many, and closes; what it is told is kept. */
export function recorded(said: Uint8Array, piece = said.length): Wire & { readonly heard: Uint8Array[] } {
  let at = 0;
  const heard: Uint8Array[] = [];
  return {
    heard,
    read: async () => {
      if (at >= said.length) return null;
      at += piece;
      return said.slice(at - piece, at);
    },
    write: async (parts) => void heard.push(...parts.map((part) => part.slice())),
  };
}
