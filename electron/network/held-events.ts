/** Sends events once somebody hears them; those before are held, so that no sentence of the start is lost. */
export function heldEvents<Event>(send: (event: Event) => void): {
  tell(event: Event): void;
  /** Somebody hears from now on. */
  heard(): void;
} {
  const held: Event[] = [];
  let isHeard = false;
  return {
    tell(event) {
      if (isHeard) send(event);
      else held.push(event);
    },
    heard() {
      isHeard = true;
      for (const event of held.splice(0)) send(event);
    },
  };
}
