import * as Dropdown from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { tip } from '../ui/tooltip.tsx';
import type { MenuEntry } from './menu-entry.ts';
import { menuFocus } from './menu-focus.ts';
import { MenuGround } from './menu-ground.tsx';
import { MenuRows, menuLayer } from './menu-rows.tsx';

/** A button that opens a menu below it; what can be done is looked up when it opens. */
export function MenuButton(props: {
  readonly label: string;
  readonly entries: () => readonly MenuEntry[];
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  const { label, entries, disabled = false, children } = props;
  const [focus] = useState(menuFocus);
  const [open, setOpen] = useState(false);
  const change = (wanted: boolean) => {
    if (wanted) focus.remember();
    setOpen(wanted);
  };
  return (
    <Dropdown.Root open={open} onOpenChange={change} modal={false}>
      {open && (
        <Dropdown.Portal container={menuLayer()}>
          <MenuGround />
        </Dropdown.Portal>
      )}
      <Dropdown.Trigger className="menu-button" aria-label={label} disabled={disabled} {...tip(label)}>
        {children}
      </Dropdown.Trigger>
      <Dropdown.Portal container={menuLayer()}>
        <Dropdown.Content
          className="menu"
          align="start"
          collisionPadding={4}
          onCloseAutoFocus={focus.giveBack}
          onContextMenu={(event) => event.preventDefault()}
        >
          <Rows entries={entries} choose={focus.choose} />
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

/** Only asked for while the menu is open. */
function Rows(props: { readonly entries: () => readonly MenuEntry[]; readonly choose: (run: () => void) => void }) {
  return <MenuRows kind="dropdown" entries={props.entries()} choose={props.choose} />;
}
