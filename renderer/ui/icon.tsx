import type { ReactNode } from 'react';

/** A line drawing of 24 by 24 units, in the ink of its words; it is never the only name of anything. */
export function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 24 24" className="icon" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
      {children}
    </svg>
  );
}
