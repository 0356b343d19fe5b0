import type { Outline } from '../../core/session/document/document.ts';
import { isFound } from '../../core/session/drawn/automatic.ts';
import type { MenuEntry } from '../commands/menu-entry.ts';
import { firstKey, menuAction, menuCommand } from '../commands/menu-entry.ts';
import { select } from '../state/editing.ts';
import { traceAgain } from './actions.ts';
import { removeOutlines } from './bulk.ts';

/** What the context menu of an outline offers, which is the selected one. */
export function outlineEntries(outline: Outline): readonly MenuEntry[] {
  const first: readonly MenuEntry[] =
    outline.repeatOf === null
      ? [
          menuCommand('say.lesion'),
          menuCommand('say.reference'),
          menuCommand('say.normal'),
          {
            label: 'Breathing state',
            entries: [menuCommand('say.expiration'), menuCommand('say.inspiration'), menuCommand('say.valsalva')],
          },
          'line',
        ]
      : [];
  return [
    ...(outline.accepted ? [] : [menuCommand('acceptSelected')]),
    ...(isFound(outline) ? [menuCommand('border.other')] : []),
    ...first,
    menuAction('Trace this lumen again', () => traceAgain(outline)),
    menuCommand('interpolate'),
    menuCommand('growOutline'),
    menuCommand('shrinkOutline'),
    ...(outline.curve === 'ellipse' ? [menuCommand('makeSpline')] : []),
    'line',
  ];
}

/** What the context menu of an outline's row in the table offers; the outline is selected by it. */
export function rowEntries(
  outline: Outline,
  { show, rename }: { readonly show: () => void; readonly rename: () => void },
): readonly MenuEntry[] {
  select(outline.id);
  return [
    menuAction('Show on the picture', show),
    menuAction('Rename', rename, { keys: 'F2', whyNot: outline.repeatOf === null ? null : 'A repeat has no name.' }),
    'line',
    ...outlineEntries(outline),
    menuAction('Delete outline', () => removeOutlines([outline]), { keys: firstKey('deleteSelected') }),
  ];
}
