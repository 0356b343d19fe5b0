import type { Run } from '../../../core/dicom/run.ts';
import { changeView, showFileOverlays } from '../../state/navigation.ts';
import { useApp, viewNow } from '../../state/store.ts';

/** What the file offers for its picture: its own drawings, the subtraction of a mask. */
export function PictureChoices({ run }: { readonly run: Run }) {
  const view = useApp(viewNow);
  const overlaysShown = useApp((state) => state.fileOverlaysShown);
  const { overlays, subtraction } = run;
  return (
    <>
      {overlays.length > 0 && (
        <Switch on={overlaysShown} onSwitch={showFileOverlays}>
          File overlays
        </Switch>
      )}
      {subtraction?.possible === true && (
        <Switch on={view.subtract} onSwitch={(subtract) => changeView({ subtract, window: null })}>
          Subtract mask{subtraction.recommended ? ' (recommended by the file)' : ''}
        </Switch>
      )}
      {subtraction?.possible === false && <span className="pace">{subtraction.sentence}</span>}
    </>
  );
}

function Switch(props: {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly children: React.ReactNode;
}) {
  return (
    <label className="switch">
      <input type="checkbox" checked={props.on} onChange={(event) => props.onSwitch(event.target.checked)} />
      {props.children}
    </label>
  );
}
