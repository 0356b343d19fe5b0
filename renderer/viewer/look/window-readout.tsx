import { ownWindow } from '../../decoding/window-level.ts';
import { changeView } from '../../state/navigation.ts';
import type { PaneId } from '../../state/store.ts';
import { paneOf, useApp } from '../../state/store.ts';
import { useTyping } from '../../ui/fields.tsx';
import { typedNumber } from '../../ui/format.ts';
import { tip } from '../../ui/tooltip.tsx';
import type { View } from '../../ui/view.ts';
import { useStage } from '../../viewport/stage.ts';
import { presetsNow } from './window-menu.ts';
import { isChosen } from './window-presets.ts';

type Window = NonNullable<View['window']>;

/** Window and level of the active picture: both can be typed, or chosen among the presets. */
export function WindowReadout() {
  const pane = useApp((state) => state.activePane);
  const view = useApp((state) => paneOf(state, pane).view);
  const picture = useStage((stage) => stage.painted?.picture ?? null, pane);
  if (picture === null) return null;
  const { center, width } = view.window ?? ownWindow(picture);
  const put = (change: Partial<Window>) => changeView({ window: { center, width, ...change } }, pane);
  return (
    <div className="window-readout" data-testid="window-readout">
      <Value letter="W" name="Window width" value={width} least={1} onPut={(typed) => put({ width: typed })} />
      <Value letter="L" name="Window level" value={center} onPut={(typed) => put({ center: typed })} />
      <Presets pane={pane} view={view} />
    </div>
  );
}

function Value(props: {
  readonly letter: string;
  readonly name: string;
  readonly value: number;
  readonly least?: number;
  readonly onPut: (value: number) => void;
}) {
  const { letter, name, value, least = Number.NEGATIVE_INFINITY, onPut } = props;
  const typing = useTyping(String(rounded(value)), (text) => {
    const typed = typedNumber(text);
    if (typed === null || typed < least) return `Enter a number${least > 0 ? ` of at least ${least}` : ''}.`;
    onPut(typed);
    return null;
  });
  return (
    <label {...tip(typing.problem ?? name)}>
      {letter}
      <input
        type="text"
        inputMode="decimal"
        aria-label={name}
        aria-invalid={typing.problem !== null}
        className="number"
        {...typing.field}
      />
    </label>
  );
}

/** Whole numbers are enough, but not for the values of a narrow window. */
function rounded(value: number): number {
  return Math.abs(value) < 10 ? Math.round(value * 100) / 100 : Math.round(value);
}

const OWN = -1;

function Presets({ pane, view }: { readonly pane: PaneId; readonly view: View }) {
  const presets = presetsNow(pane);
  const chosen = presets.findIndex((preset) => isChosen(preset, view));
  const choose = (index: number) => {
    const preset = presets[index];
    if (preset !== undefined) changeView(preset.view, pane);
  };
  const options = (from: 'file' | 'usual') =>
    presets.map((preset, index) =>
      preset.from === from ? (
        <option key={`${from} ${preset.name}`} value={index}>
          {preset.name}
        </option>
      ) : null,
    );
  return (
    <select
      aria-label="Window presets"
      {...tip('Window and level presets, from the file and usual ones', '1 … 6')}
      value={chosen}
      onChange={(event) => choose(Number(event.target.value))}
    >
      {chosen === OWN && <option value={OWN}>Set by hand</option>}
      <optgroup label="From the file">{options('file')}</optgroup>
      <optgroup label="Usual">{options('usual')}</optgroup>
    </select>
  );
}
