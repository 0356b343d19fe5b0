import type { ReactNode } from 'react';
import type { Panel } from '../state/store.ts';
import type { Tool } from '../state/tool.ts';
import { Icon } from '../ui/icon.tsx';

/** How a tool shows itself. */
export interface ToolAppearance {
  readonly label: string;
  /** What it is for, as an order: the name of its command. */
  readonly title: string;
  /** The keys that make it active unless the operator chose others. */
  readonly keys: readonly string[];
  /** What to do with it, in one sentence. */
  readonly hint: string;
  readonly icon: ReactNode;
  /** True when its icon alone stands in a narrow window. */
  readonly minor?: true;
  /** True when it makes sense on a venogram only; it is offered there alone. */
  readonly venogramOnly?: true;
  /** The tab it needs beside it, if any. */
  readonly panel?: Panel;
}

/** Every tool of the toolbar, in its order. */
export const TOOLS: Readonly<Record<Tool, ToolAppearance>> = {
  select: {
    label: 'Select',
    title: 'Select and move',
    keys: ['v'],
    hint: 'Click an outline to select it. Drag a point to move it, click the line to add one, right-click it for its menu.',
    icon: icon(<path d="M5 3l12 9-6 1-3 6z" />),
  },
  spline: {
    label: 'Trace lumen',
    title: 'Trace a lumen by points or in one stroke',
    keys: ['e'],
    hint: 'Click around the lumen and close it with Enter, a double click or a click on the first point; or drag once around it.',
    icon: icon(
      <>
        <path d="M5 12c0-6 13-9 14-2s-3 9-8 9-6-3-6-7z" />
        <circle cx="5" cy="12" r="2" />
        <circle cx="19" cy="10" r="2" />
        <circle cx="11" cy="19" r="2" />
      </>,
    ),
  },
  border: {
    label: 'Find lumen',
    title: 'Find the lumen of this frame',
    keys: ['q'],
    hint: 'Click or drag where the border is: it goes through there. Click in the middle of the lumen if another one was found.',
    icon: icon(
      <>
        <path d="M4 12c0-5 4-8 8-8s8 3 8 8-4 8-8 8-8-3-8-8z" strokeDasharray="3 2.5" />
        <circle cx="12" cy="12" r="2" />
      </>,
    ),
  },
  freehand: {
    label: 'Freehand',
    title: 'Trace a lumen freehand',
    minor: true,
    keys: ['f'],
    hint: 'Drag once around the lumen; release to close the outline.',
    icon: icon(<path d="M4 15c-2-6 3-11 8-10 3 .6 3 3 6 3 4 .5 4 7 0 10-3 2-5 0-8 1-4 1-6-2-5-5" />),
  },
  ellipse: {
    label: 'Ellipse',
    title: 'Trace a lumen as an ellipse',
    minor: true,
    keys: ['o'],
    hint: 'Drag one axis across the lumen, then move and click to set the other axis.',
    icon: icon(<ellipse cx="12" cy="12" rx="10" ry="6" transform="rotate(-25 12 12)" />),
  },
  caliper: {
    label: 'Caliper',
    title: 'Measure a distance',
    minor: true,
    keys: ['l'],
    hint: 'Drag from one point to the other, or click both.',
    icon: icon(<path d="M4 20L20 4M1.5 17.5l5 5M17.5 1.5l5 5" />),
  },
  twoAxis: {
    label: 'Two-axis caliper',
    title: 'Measure two crossing distances',
    minor: true,
    keys: ['Shift+l'],
    hint: 'Drag the first distance, then the second across it.',
    icon: icon(<path d="M3 14L19 6M9 3l6 17" />),
  },
  angle: {
    label: 'Angle',
    title: 'Measure an angle',
    minor: true,
    keys: ['g'],
    hint: 'Drag from the end of one arm to the vertex, then click the end of the other arm.',
    icon: icon(<path d="M20 5L4 19h17M13 19a8 8 0 0 0-3-5" />),
  },
  text: {
    label: 'Text',
    title: 'Write a note on the picture',
    minor: true,
    keys: ['t'],
    hint: 'Click where the note goes, type, and press Enter.',
    icon: icon(<path d="M5 7V4h14v3M12 4v16M9 20h6" />),
  },
  arrow: {
    label: 'Arrow',
    title: 'Annotate with an arrow',
    minor: true,
    keys: ['p'],
    hint: 'Drag from the text to the target, type, and press Enter.',
    icon: icon(<path d="M4 20L20 4M11 4h9v9" />),
  },
  vessel: {
    label: 'Vessel diameter',
    title: 'Measure the diameter of a vessel from edge to edge',
    minor: true,
    venogramOnly: true,
    keys: ['w'],
    panel: 'measure',
    hint: 'Click both ends of the vessel, or several points along it, and press Enter; the edges are found for you to accept.',
    icon: icon(
      <>
        <path d="M5 3c0 7 4 8 3 18M17 3c0 7 2 9 3 18" />
        <path d="M7.5 13h9M9.5 11l-2 2 2 2M15 11l2 2-2 2" />
      </>,
    ),
  },
  path: {
    label: 'Length',
    title: 'Measure a length along a path',
    minor: true,
    venogramOnly: true,
    keys: ['Shift+w'],
    panel: 'measure',
    hint: 'Click from the confluence downwards through each landmark; finish with Enter or a double click.',
    icon: icon(
      <>
        <path d="M5 4c9 2 0 9 7 11 4 1 5 2 6 5" />
        <circle cx="5" cy="4" r="1.5" />
        <circle cx="18" cy="20" r="1.5" />
      </>,
    ),
  },
  calibrate: {
    label: 'Calibrate',
    title: 'Calibrate on a known length',
    keys: ['k'],
    panel: 'measure',
    hint: 'Draw a line along an object of known length, then enter its length.',
    icon: icon(<path d="M3 17L17 3l4 4L7 21zM7 13l2 2M10 10l3 3M13 7l2 2" />),
  },
};

function icon(shape: ReactNode): ReactNode {
  return <Icon>{shape}</Icon>;
}
