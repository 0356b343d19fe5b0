import type { RunRecord } from '../../core/session/document/document.ts';
import { pictureKind } from '../../core/session/document/picture-kind.ts';
import type { MenuEntry } from '../commands/menu-entry.ts';
import { firstKey, menuAction } from '../commands/menu-entry.ts';
import { dispatch } from '../state/document.ts';
import { showRun } from '../state/navigation.ts';
import { runUidNow, useApp } from '../state/store.ts';
import { compareWith } from '../viewer/compare.ts';

/** What the context menu of a run offers; `open`: its file is at hand. */
export function runEntries(record: RunRecord, open: boolean): readonly MenuEntry[] {
  const run = record.sopInstanceUid;
  const closed = open ? null : 'Its file is not open.';
  const here = runUidNow(useApp.getState()) === run;
  const cranial = (end: RunRecord['cranialEnd'], label: string): MenuEntry =>
    menuAction(label, () => dispatch({ type: 'orient', run, cranialEnd: end }), { checked: record.cranialEnd === end });
  return [
    menuAction('Show this run', () => showRun(run), { whyNot: closed ?? (here ? 'It is on the screen.' : null) }),
    menuAction('Compare with this run', () => compareWith(run), { whyNot: closed, keys: firstKey('compare.toggle') }),
    ...(pictureKind(record) === 'pullback'
      ? [
          'line' as const,
          {
            label: 'Cranial end',
            entries: [cranial('first', 'First frame'), cranial('last', 'Last frame'), cranial(null, 'Not set')],
          },
        ]
      : []),
  ];
}
