import { orientationText } from '../../../core/session/document/display-orientation.ts';
import type { PaneId } from '../../state/store.ts';
import { paneOf, useApp } from '../../state/store.ts';
import { useStage } from '../../viewport/stage.ts';
import { useDisplay } from '../../viewport/turning.ts';
import './picture-look.css';

/** What of a pane's picture is not as the file has it, "Mirrored, rotated 90° clockwise, inverted"; '' where all is. */
export function useLookText(pane: PaneId): string {
  const inverted = useApp((state) => paneOf(state, pane).view.inverted);
  const text = [orientationText(useDisplay(pane)), inverted ? 'inverted' : ''].filter((part) => part !== '').join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How the picture of a pane lies and looks, above it. That left and right have changed places is said even while everything else is hidden. */
export function PictureLook({ pane }: { readonly pane: PaneId }) {
  const shown = useStage((stage) => stage.painted !== null, pane);
  const text = useLookText(pane);
  if (!shown || text === '') return null;
  return (
    <span className="look-text" data-testid="picture-look">
      {text}
    </span>
  );
}
