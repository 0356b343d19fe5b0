import type { Run } from '../../core/dicom/run.ts';
import { changeView, showFileOverlays } from '../state/navigation.ts';
import { useApp, viewNow } from '../state/store.ts';

/** What the file offers for its picture: presets of brightness, its own drawings, the subtraction of a mask. */
export function PictureChoices({ run }: { readonly run: Run }) {
  const view = useApp(viewNow);
  const overlaysShown = useApp((state) => state.fileOverlaysShown);
  const { image, overlays, subtraction } = run;
  return (
    <>
      {image.presets.length > 1 && (
        <Presets run={run} chosen={view.preset === null ? 0 : image.presets.indexOf(view.preset)} />
      )}
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

function Presets({ run, chosen }: { readonly run: Run; readonly chosen: number }) {
  const { presets } = run.image;
  const choose = (index: number) => changeView({ window: null, preset: presets[index] ?? null });
  return (
    <select
      aria-label="Window presets"
      title="Window and level presets from the file"
      value={Math.max(0, chosen)}
      onChange={(event) => choose(Number(event.target.value))}
    >
      {presets.map(({ name }, index) => (
        <option key={name} value={index}>
          {name}
        </option>
      ))}
    </select>
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
