import * as Bar from '@radix-ui/react-menubar';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { menuFocus } from '../../commands/menu-focus.ts';
import { MenuGround } from '../../commands/menu-ground.tsx';
import { MenuRows, menuLayer } from '../../commands/menu-rows.tsx';
import { listenForMenuKeys } from './menu-keys.ts';
import type { MenuTitle } from './menus.ts';
import { entriesOfMenu, MENU_TITLES } from './menus.ts';
import { loadRecent, useRecent } from './recent.ts';

const focus = menuFocus();

/** The menus of the window, for the mouse and for the keyboard (Alt or F10, then the arrow keys). Every command is in one of them. */
export function MenuBar() {
  const [open, setOpen] = useState('');
  const openNow = useRef('');
  useEffect(() => listenForMenuKeys(focus), []);
  const change = (title: string) => {
    if (openNow.current === '' && title !== '') focus.remember();
    if (title === 'File') loadRecent();
    openNow.current = title;
    setOpen(title);
  };
  // Going on to the next menu of the bar closes this one as well.
  const closed = (event: Event) => (openNow.current === '' ? focus.giveBack(event) : event.preventDefault());
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && openNow.current === '') focus.giveBack(event.nativeEvent);
  };
  return (
    <>
      {open !== '' && <MenuGround />}
      <Bar.Root className="menu-bar" value={open} onValueChange={change} aria-label="Menus" loop onKeyDown={leave}>
        {MENU_TITLES.map((title) => (
          <Bar.Menu key={title} value={title}>
            <Bar.Trigger className="menu-title">{title}</Bar.Trigger>
            <Bar.Portal container={menuLayer()}>
              <Bar.Content
                className="menu"
                align="start"
                collisionPadding={4}
                onCloseAutoFocus={closed}
                onContextMenu={(event) => event.preventDefault()}
              >
                <Rows title={title} />
              </Bar.Content>
            </Bar.Portal>
          </Bar.Menu>
        ))}
      </Bar.Root>
    </>
  );
}

/** What can be done is looked up when the menu comes up; nothing behind it can change meanwhile, but the list of studies may still come. */
function Rows({ title }: { readonly title: MenuTitle }) {
  useRecent();
  return <MenuRows kind="bar" entries={entriesOfMenu(title)} choose={focus.choose} />;
}
