import { elementOf, leaveFocus, pressedDocument } from '../ui/documents.ts';

/** What becomes of the focus while a menu is open. */
export interface MenuFocus {
  /** Remembers what has the focus, before a menu takes it. */
  readonly remember: () => void;
  /** Something was chosen: it is done once the menu has gone and the focus is back. */
  readonly choose: (run: () => void) => void;
  /** The menu has gone: the focus goes back to where it was, and what was chosen is done. */
  readonly giveBack: (event: Event) => void;
}

/** Keys belong to whatever had them before a menu opened, and again after it: to the picture where nothing had the focus. */
export function menuFocus(): MenuFocus {
  let before: HTMLElement | null = null;
  let chosen: (() => void) | null = null;
  return {
    remember: () => {
      chosen = null;
      // From the menu bar itself its menus are opened and left without another place to go back to.
      const { activeElement } = pressedDocument();
      if (activeElement?.closest('[role="menubar"]') == null) before = elementOf(activeElement);
    },
    choose: (run) => {
      chosen = run;
    },
    giveBack: (event) => {
      event.preventDefault();
      const run = chosen;
      chosen = null;
      if (before !== null && before !== before.ownerDocument.body && before.isConnected) before.focus();
      else leaveFocus(pressedDocument());
      run?.();
    },
  };
}
