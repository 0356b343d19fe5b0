import type { ReactNode } from 'react';
import type { Outline } from '../../core/session/document/document.ts';
import { showObject } from '../state/navigation.ts';
import { tip } from '../ui/tooltip.tsx';

/** A number or a name that leads to the outline that made it; without one it is plain text. */
export function OutlineLink(props: { readonly outline: Outline | undefined; readonly children: ReactNode }) {
  const { outline, children } = props;
  if (outline === undefined) return <>{children}</>;
  return (
    <button
      type="button"
      className="link number"
      {...tip(`Show ${outline.name}, frame ${outline.frame + 1}`)}
      onClick={() => showObject(outline)}
    >
      {children}
    </button>
  );
}

/** The outlines behind a number as links, each with its frame. */
export function OutlineLinks({ outlines }: { readonly outlines: readonly Outline[] }) {
  return outlines.map((outline) => (
    <span key={outline.id}>
      <OutlineLink outline={outline}>
        {outline.name}, frame {outline.frame + 1}
      </OutlineLink>{' '}
    </span>
  ));
}
