import type { Picture, Run } from '../../../core/dicom/run.ts';
import type { PictureKind } from '../../../core/session/document/picture-kind.ts';
import { ownWindow } from '../../decoding/window-level.ts';
import type { View } from '../../ui/view.ts';

/** A way to show brightness that can be chosen: one of the file's, or a usual one for what the run shows. */
export interface WindowPreset {
  readonly name: string;
  readonly from: 'file' | 'usual';
  readonly view: Pick<View, 'window' | 'preset'>;
}

/** A usual window in terms of the file's own: its centre moved by parts of the own width, its width times so much. */
interface Relative {
  readonly name: string;
  readonly shift: number;
  readonly width: number;
}

const CONTRAST: readonly Relative[] = [
  { name: 'More contrast', shift: 0, width: 0.6 },
  { name: 'Less contrast', shift: 0, width: 1.5 },
];
/** Blood gives faint echoes and the wall strong ones: a darker picture clears the lumen, a brighter one shows a faint wall. */
const ULTRASOUND: readonly Relative[] = [
  { name: 'Clear lumen (blood darker)', shift: 0.15, width: 0.8 },
  { name: 'Faint wall (echoes brighter)', shift: -0.2, width: 0.7 },
  ...CONTRAST,
];
const XRAY: readonly Relative[] = [
  { name: 'Brighter', shift: -0.15, width: 1 },
  { name: 'Darker', shift: 0.15, width: 1 },
  ...CONTRAST,
];
/** Hounsfield units as radiology departments use them (Radiopaedia, Windowing (CT)). */
const CT = [
  { name: 'Soft tissue', center: 50, width: 400 },
  { name: 'Bone', center: 400, width: 1800 },
  { name: 'Lung', center: -600, width: 1500 },
] as const;

/** Everything that can be chosen for a picture of a run: the file's own first, then what is usual for what the run shows. */
export function windowPresets(
  { image, identity }: Run,
  kind: PictureKind,
  picture: Picture | null,
): readonly WindowPreset[] {
  const [first, ...others] = image.presets;
  const own: WindowPreset = {
    name: first?.name ?? 'As in the file',
    from: 'file',
    view: { window: null, preset: null },
  };
  const further = others.map(
    (preset): WindowPreset => ({ name: preset.name, from: 'file', view: { window: null, preset } }),
  );
  return [own, ...further, ...usual(identity.modality, kind, picture)];
}

function usual(modality: string, kind: PictureKind, picture: Picture | null): readonly WindowPreset[] {
  if (modality === 'CT')
    return CT.map(({ name, ...window }) => ({ name, from: 'usual', view: { window, preset: null } }));
  if (picture === null) return [];
  const { center, width } = ownWindow(picture);
  const relative = kind === 'projection' ? XRAY : ULTRASOUND;
  return relative.map(({ name, shift, width: times }) => ({
    name,
    from: 'usual',
    view: { window: { center: center + shift * width, width: times * width }, preset: null },
  }));
}

/** True where a view shows brightness as a preset does. */
export function isChosen({ view: wanted }: WindowPreset, { window, preset }: View): boolean {
  if (wanted.preset !== preset) return false;
  return window?.center === wanted.window?.center && window?.width === wanted.window?.width;
}
