import { useEffect, useRef, useState } from 'react';

/** A value that changes with every movement of the hand, seen anew once in so many milliseconds; the last one is always seen. */
export function useUnhurried<T>(value: T, every: number): T {
  const [seen, setSeen] = useState(value);
  const at = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const see = () => {
      at.current = performance.now();
      setSeen(value);
    };
    const timer = setTimeout(see, Math.max(0, at.current + every - performance.now()));
    return () => clearTimeout(timer);
  }, [value, every]);
  return seen;
}
