/** The place (from 0) of the tab that a key leads to from the one at `here`, round from the last to the first; null for a key that leads to none. */
export function tabAfter(key: string, here: number, count: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: count - 1,
  };
  const place = places[key];
  return place === undefined ? null : (place + count) % count;
}
