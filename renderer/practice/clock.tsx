import { useEffect, useState } from 'react';

/** Time since a moment (ms since 1970), running. */
export function Clock({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-label="Elapsed time" className="number">
      {clockText(Math.max(0, Math.floor((now - since) / 1000)))}
    </span>
  );
}

/** "4:07" for 247 seconds. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
