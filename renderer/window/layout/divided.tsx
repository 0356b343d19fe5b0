import type { ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { LayoutChangedMeta, PanelImperativeHandle } from 'react-resizable-panels';
import { Group, Panel, Separator } from 'react-resizable-panels';

/** What a part holds scrolls by itself. */
const CLIPPED = { overflow: 'hidden' };

/** A part of the window beside the main one, with the divider between the two; sizes in CSS pixels. */
export interface SidePart {
  readonly id: string;
  /** What its divider changes. */
  readonly label: string;
  /** The size that it is to have now; `folded` while it is folded away. */
  readonly wanted: number;
  readonly least: number;
  /** Its largest size, in percent of the whole. */
  readonly most: number;
  /** What stays of it when it is folded away. */
  readonly folded: number;
  readonly content: ReactNode;
  /** The operator has dragged its divider: to a size, or until it folded (null). */
  readonly onSized: (pixels: number | null) => void;
  /** The operator wants the size of the beginning. */
  readonly onReset: () => void;
}

/** A main part with up to one part on either side: the dividers are dragged or moved by the arrow keys, and all but the main part keep their pixels when the window grows. */
export function Divided(props: {
  readonly orientation: 'horizontal' | 'vertical';
  readonly before?: SidePart;
  readonly after?: SidePart | null;
  readonly least: number;
  readonly children: ReactNode;
}) {
  const { orientation, before = null, after = null, least, children } = props;
  const panels = useRef(new Map<string, PanelImperativeHandle>());
  const keep = (_: unknown, { isUserInteraction }: LayoutChangedMeta) => {
    if (!isUserInteraction) return;
    for (const part of [before, after]) {
      const panel = part === null ? undefined : panels.current.get(part.id);
      if (part !== null && panel !== undefined) tell(part, panel);
    }
  };
  return (
    <Group orientation={orientation} onLayoutChanged={keep} resizeTargetMinimumSize={{ coarse: 20, fine: 8 }}>
      {before !== null && <Side part={before} panels={panels.current} />}
      {before !== null && <Divider part={before} />}
      <Panel id={`${orientation}-main`} minSize={least} style={CLIPPED}>
        {children}
      </Panel>
      {after !== null && <Divider part={after} />}
      {after !== null && <Side part={after} panels={panels.current} />}
    </Group>
  );
}

/** Only what has really changed is told: the arrow keys move one divider and the panels on both sides of it. */
function tell({ wanted, folded, onSized }: SidePart, panel: PanelImperativeHandle): void {
  const pixels = panel.isCollapsed() ? folded : Math.round(panel.getSize().inPixels);
  if (pixels !== Math.round(wanted)) onSized(panel.isCollapsed() ? null : pixels);
}

function Side({ part, panels }: { readonly part: SidePart; readonly panels: Map<string, PanelImperativeHandle> }) {
  const { id, wanted, least, most, folded, content } = part;
  const first = useRef(true);
  useLayoutEffect(() => {
    if (first.current) first.current = false;
    else panels.get(id)?.resize(wanted);
  }, [panels, id, wanted]);
  return (
    <Panel
      id={id}
      panelRef={(panel) => {
        if (panel === null) panels.delete(id);
        else panels.set(id, panel);
      }}
      collapsible
      collapsedSize={folded}
      minSize={least}
      maxSize={`${most}%`}
      defaultSize={wanted}
      groupResizeBehavior="preserve-pixel-size"
      style={CLIPPED}
    >
      {content}
    </Panel>
  );
}

/** Its title is its name: a label would be content between two landmarks. */
function Divider({ part: { label, onReset } }: { readonly part: SidePart }) {
  return (
    <Separator
      className="divider"
      title={`${label}: drag or use the arrow keys; double-click for the usual size`}
      disableDoubleClick
      onDoubleClick={onReset}
    />
  );
}
