import type { ReactNode } from 'react';
import type { Panel, Tool } from '../store.ts';

/** How a tool shows itself. */
export interface ToolAppearance {
  readonly label: string;
  /** What taking it into the hand is for, as an order: the name of its command. */
  readonly title: string;
  /** The presses that take it into the hand unless the operator chose others. */
  readonly keys: readonly string[];
  /** What to do with it, in one sentence. */
  readonly hint: string;
  readonly icon: ReactNode;
  /** The tab it needs beside it, if any. */
  readonly panel?: Panel;
}

/** Every tool of the toolbar, in its order. */
export const TOOLS: Readonly<Record<Tool, ToolAppearance>> = {
  select: {
    label: 'Select',
    title: 'Select and move',
    keys: ['v'],
    hint: 'Click an outline; drag its points; click its line to add a point, right click a point to remove it.',
    icon: icon(<path d="M5 3l12 9-6 1-3 6z" />),
  },
  spline: {
    label: 'Trace lumen',
    title: 'Trace a lumen with a closed spline',
    keys: ['e'],
    hint: 'Click around the lumen; close it with Enter, a double click, or a click on the first point.',
    icon: icon(
      <>
        <path d="M5 12c0-6 13-9 14-2s-3 9-8 9-6-3-6-7z" />
        <circle cx="5" cy="12" r="2" />
        <circle cx="19" cy="10" r="2" />
        <circle cx="11" cy="19" r="2" />
      </>,
    ),
  },
  calibrate: {
    label: 'Calibrate',
    title: 'Calibrate on a known length',
    keys: ['k'],
    panel: 'measure',
    hint: 'Draw a line along something of known length, then say how long it is.',
    icon: icon(<path d="M3 17L17 3l4 4L7 21zM7 13l2 2M10 10l3 3M13 7l2 2" />),
  },
};

function icon(shape: ReactNode): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      {shape}
    </svg>
  );
}
