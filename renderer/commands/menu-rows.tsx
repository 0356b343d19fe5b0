import * as Dropdown from '@radix-ui/react-dropdown-menu';
import * as Bar from '@radix-ui/react-menubar';
import { Fragment } from 'react';
import { pressedDocument } from '../ui/documents.ts';
import type { MenuAction, MenuEntry } from './menu-entry.ts';
import './menu.css';

const PARTS = { dropdown: Dropdown, bar: Bar };

/** Which of the two kinds of menu the rows are in: one of the menu bar, or one by itself. */
type Kind = keyof typeof PARTS;

/** The rows of a menu; `choose` is told what was chosen. */
export function MenuRows(props: {
  readonly kind: Kind;
  readonly entries: readonly MenuEntry[];
  readonly choose: (run: () => void) => void;
}) {
  const { kind, entries, choose } = props;
  const { Separator, Sub, SubTrigger, SubContent, Portal } = PARTS[kind];
  // Where one row shows that it is on, all leave room for the sign.
  const signs = entries.some((entry) => entry !== 'line' && !('entries' in entry) && entry.checked !== null);
  return entries.map((entry, index) => {
    // A row is its place in the menu: nothing else tells two lines apart, and the rows stay while the menu is open.
    const key = String(index);
    if (entry === 'line') return <Separator key={key} className="menu-line" />;
    if (!('entries' in entry)) return <Row key={key} kind={kind} action={entry} choose={choose} signs={signs} />;
    return (
      <Sub key={key}>
        <SubTrigger className="menu-row" disabled={entry.entries.length === 0}>
          {signs && <span className="menu-check" />}
          <span className="menu-label">{entry.label}</span>
          <span aria-hidden="true">▸</span>
        </SubTrigger>
        <Portal container={menuLayer()}>
          <SubContent className="menu" collisionPadding={4} onContextMenu={(event) => event.preventDefault()}>
            <MenuRows kind={kind} entries={entry.entries} choose={choose} />
          </SubContent>
        </Portal>
      </Sub>
    );
  });
}

function Row(props: {
  readonly kind: Kind;
  readonly action: MenuAction;
  readonly choose: (run: () => void) => void;
  readonly signs: boolean;
}) {
  const { label, keys, whyNot, checked, run } = props.action;
  const { Item, CheckboxItem } = PARTS[props.kind];
  const row = { className: 'menu-row', disabled: whyNot !== null, onSelect: () => props.choose(run) };
  const inside = (
    <Fragment>
      {props.signs && (
        <span className="menu-check" aria-hidden="true">
          {checked === true ? '✓' : ''}
        </span>
      )}
      <span className="menu-label">{label}</span>
      {keys !== '' && <kbd>{keys}</kbd>}
    </Fragment>
  );
  if (checked === null) return <Item {...row}>{inside}</Item>;
  return (
    <CheckboxItem {...row} checked={checked}>
      {inside}
    </CheckboxItem>
  );
}

/** The id of the part of the page that open menus are laid in. */
export const MENU_REGION = 'open-menus';

/** Where menus are laid in the window that was pressed in last: over the dialog that is open, behind which nothing can be reached; else over the page. */
export function menuLayer(): HTMLElement {
  const within = pressedDocument();
  if (within !== document) return within.body;
  const dialog = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1);
  return dialog ?? document.getElementById(MENU_REGION) ?? document.body;
}
