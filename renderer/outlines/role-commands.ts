import type { OutlineDescription } from '../../core/session/document/commands.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { inRole } from '../../core/session/drawn/saying.ts';
import type { AppCommand } from '../commands/command.ts';
import { dispatch, mayChange } from '../state/document.ts';
import { askWhatItIs } from '../state/editing.ts';
import { showForEditing, showObject } from '../state/navigation.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { NONE_SELECTED } from './reshape.ts';

const group = 'Role and breathing state';

/** The selected outline that something can be said of: a second tracing means what the first one means. */
function selected(): Outline | null {
  const state = useApp.getState();
  const outline = sessionNow(state)?.outlines.find(({ id }) => id === state.selected);
  return outline === undefined || outline.repeatOf !== null ? null : outline;
}

const whyNot = () => (selected() === null ? NONE_SELECTED : null);
const needsReference = () =>
  selected()?.role === 'reference' ? null : 'Only a reference can be normal: select a reference first.';

const say = (words: (outline: Outline, session: Session) => Partial<OutlineDescription>) => () => {
  const [outline, session] = [selected(), sessionNow(useApp.getState())];
  if (outline === null || session === null) return;
  dispatch({ type: 'describe', id: outline.id, words: words(outline, session) });
};

/** Shows the selected outline and asks beside it what it is. */
function ask(): void {
  const outline = selected();
  if (outline === null || !mayChange()) return;
  showObject(outline);
  showForEditing();
  askWhatItIs(outline.id);
}

/** Commands that say what the selected outline is. */
export const ROLE_COMMANDS = [
  { id: 'say.ask', title: 'Say what the selected outline is', group, keys: [], whyNot, run: ask },
  {
    id: 'say.lesion',
    title: 'Lesion',
    group,
    keys: ['Shift+t'],
    whyNot,
    run: say((outline, session) => inRole(session, outline, 'lesion')),
  },
  {
    id: 'say.reference',
    title: 'Reference',
    group,
    keys: ['Shift+r'],
    whyNot,
    run: say((outline, session) => inRole(session, outline, 'reference')),
  },
  {
    id: 'say.normal',
    title: 'Normal, not compressed: on or off',
    group,
    keys: ['Shift+n'],
    whyNot: needsReference,
    run: say(({ normal }) => ({ normal: !normal })),
  },
  {
    id: 'say.expiration',
    title: 'Traced in expiration (breathing out)',
    group,
    keys: ['Shift+o'],
    whyNot,
    run: say(() => ({ state: 'expiration' })),
  },
  {
    id: 'say.inspiration',
    title: 'Traced in inspiration (breathing in)',
    group,
    keys: ['Shift+i'],
    whyNot,
    run: say(() => ({ state: 'inspiration' })),
  },
  {
    id: 'say.valsalva',
    title: 'Traced during a Valsalva manoeuvre',
    group,
    keys: ['Shift+v'],
    whyNot,
    run: say(() => ({ state: 'valsalva' })),
  },
] as const satisfies readonly AppCommand[];
