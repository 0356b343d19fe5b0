import type { Preferences as Choices } from '../../core/preferences.ts';
import { DEFAULT_PREFERENCES, preferencesSchema, TEXT_SIZES } from '../../core/preferences.ts';
import { closeSheet, openSheet } from '../state/editing.ts';
import { prefer } from '../state/save-preferences.ts';
import { useApp } from '../state/store.ts';
import { Choice, NumberField } from '../ui/fields.tsx';
import { usePreferences } from '../ui/preferences.ts';
import { SheetDialog } from '../ui/sheet.tsx';

/** How the operator likes the window, over it while it is asked for; every choice holds at once. */
export function Preferences() {
  const shown = useApp(({ sheet }) => sheet === 'preferences');
  return shown ? <Sheet /> : null;
}

function Sheet() {
  const { keys, hintsSeen, pseudonymKey } = usePreferences();
  return (
    <SheetDialog title="Preferences" className="preferences" onClose={closeSheet}>
      <div className="fields">
        <Kept name="theme" label="Theme" words={{ dark: 'Dark', light: 'Light', system: 'Match the system' }} />
        <TextSize />
        <Kept
          name="units"
          label="Lengths and areas on the picture and in readings"
          words={{ mm: 'mm and mm²', cm: 'cm and cm²' }}
        />
        <p className="whole small muted">Profile, plan, saved files and reports are always in mm.</p>
        <Kept
          name="wheel"
          label="Wheel over the picture"
          words={{
            frames: 'Changes the frame; zooms with Ctrl',
            zoom: 'Zooms; changes the frame with Ctrl',
          }}
        />
        <Kept
          name="wheelTowards"
          label="Wheel turned towards you"
          words={{ next: 'Next frame', previous: 'Previous frame' }}
        />
        <Kept name="wheelAway" label="Wheel turned away from you" words={{ in: 'Zooms in', out: 'Zooms out' }} />
        <Kept
          name="leftDrag"
          label="Left drag when no tool is active"
          words={{ window: 'Window and level', pan: 'Moves the picture' }}
        />
        <Kept
          name="diameters"
          label="Diameters and area on the picture"
          words={{ selected: 'Of the selected outline', all: 'Of every outline' }}
        />
        <Kept
          name="previews"
          label="Previews in Recent studies"
          words={{ kept: 'Keep the picture and patient of each study', none: 'Keep none; list studies by file name' }}
        />
        <Memory />
      </div>
      <p className="row">
        <button type="button" onClick={() => openSheet('help')}>
          Keys…
        </button>
        <button type="button" onClick={() => prefer({ ...DEFAULT_PREFERENCES, keys, hintsSeen, pseudonymKey })}>
          Restore defaults
        </button>
      </p>
    </SheetDialog>
  );
}

type Chosen = 'theme' | 'units' | 'wheel' | 'wheelTowards' | 'wheelAway' | 'leftDrag' | 'diameters' | 'previews';

function Kept<Name extends Chosen>(props: {
  readonly name: Name;
  readonly label: string;
  readonly words: Readonly<Record<Choices[Name], string>>;
}) {
  const value = usePreferences((preferences) => preferences[props.name]);
  return <Choice {...props} value={value} onChoose={(chosen) => prefer({ [props.name]: chosen })} />;
}

const SIZE_LABELS = Object.fromEntries(TEXT_SIZES.map((size) => [String(size), `${size} %`]));

function TextSize() {
  const textSize = usePreferences((preferences) => preferences.textSize);
  const choose = (chosen: string) => prefer({ textSize: TEXT_SIZES.find((size) => String(size) === chosen) ?? 100 });
  return <Choice label="Text size" value={String(textSize)} words={SIZE_LABELS} onChoose={choose} />;
}

function Memory() {
  const cacheMb = usePreferences((preferences) => preferences.cacheMb);
  const { cacheMb: schema } = preferencesSchema.shape;
  return (
    <NumberField
      label="Memory for pictures"
      unit="MB"
      value={cacheMb}
      placeholder={String(DEFAULT_PREFERENCES.cacheMb)}
      refuse={(value) => (schema.safeParse(value).success ? null : 'Enter a whole number of MB from 64 to 8192.')}
      onCommit={(value) => prefer({ cacheMb: value ?? DEFAULT_PREFERENCES.cacheMb })}
    />
  );
}
