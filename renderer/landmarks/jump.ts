import { showTab } from '../state/editing.ts';
import type { Panel } from '../state/store.ts';

/** The id of the control that answers a missing path: "findings.dvt", "axis.method". */
export function controlId(path: string): string {
  return `ask-${path}`;
}

/** Brings a panel to the front and puts the focus on a control in it; a radio group gets it on its chosen answer. */
export function jumpTo(panel: Panel, path: string): void {
  showTab(panel);
  requestAnimationFrame(() => {
    const place = document.getElementById(controlId(path));
    const control = place?.matches('fieldset') ? place.querySelector<HTMLElement>('input:checked, textarea') : place;
    control?.closest('details')?.setAttribute('open', '');
    control?.focus();
    // A field stays with the drawing above it; of a question its neighbours are seen too.
    place?.scrollIntoView({ block: place.matches('fieldset.question') ? 'center' : 'nearest' });
  });
}
