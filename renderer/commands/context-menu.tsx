import * as Dropdown from '@radix-ui/react-dropdown-menu';
import type { MouseEvent } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';
import type { Point } from '../../core/geometry/point.ts';
import type { MenuEntry } from './menu-entry.ts';
import { menuFocus } from './menu-focus.ts';
import { MenuGround } from './menu-ground.tsx';
import { MENU_REGION, MenuRows, menuLayer } from './menu-rows.tsx';

/** A context menu that is open. */
interface Opened {
  /** CSS pixels of the window. */
  readonly at: Point;
  /** What it is about, for those who listen. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Where it is laid, perhaps in the second window. */
  readonly layer: HTMLElement;
  /** Each opening is a menu of its own. */
  readonly count: number;
}

const useOpened = create<{ readonly opened: Opened | null }>(() => ({ opened: null }));
const focus = menuFocus();
let count = 0;

/** Opens the context menu of something at a place of the window (CSS pixels). */
export function openContextMenu(at: Point, label: string, entries: readonly MenuEntry[]): void {
  if (entries.length === 0) return;
  focus.remember();
  count += 1;
  useOpened.setState({ opened: { at, label, entries, layer: menuLayer(), count } });
}

/** What opens the context menu of an element: a right click on it, and the Menu key or Shift+F10 while it has the focus. */
export function contextMenu(label: string, entries: () => readonly MenuEntry[]) {
  return {
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
      openContextMenu([event.clientX, event.clientY], label, entries());
    },
  };
}

/** The context menu of whatever was pressed on, over the window while it is open; and the part of the page that every open menu lies in. */
export function ContextMenu() {
  const opened = useOpened((state) => state.opened);
  return (
    <>
      <section id={MENU_REGION} className="menu-region" aria-label="Open menu" />
      {opened !== null && createPortal(<Opened {...opened} />, opened.layer, String(opened.count))}
    </>
  );
}

function Opened({ at: [left, top], label, entries, layer }: Opened) {
  const close = (open: boolean) => {
    if (!open) useOpened.setState({ opened: null });
  };
  return (
    <Dropdown.Root open modal={false} onOpenChange={close}>
      <Dropdown.Portal container={layer}>
        <MenuGround />
      </Dropdown.Portal>
      <Dropdown.Trigger asChild>
        <span className="menu-anchor" style={{ left, top }} aria-hidden="true">
          {label}
        </span>
      </Dropdown.Trigger>
      <Dropdown.Portal container={layer}>
        <Dropdown.Content
          className="menu"
          align="start"
          collisionPadding={4}
          onCloseAutoFocus={focus.giveBack}
          onContextMenu={(event) => event.preventDefault()}
        >
          <MenuRows kind="dropdown" entries={entries} choose={focus.choose} />
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}
