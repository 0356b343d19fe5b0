import type { Dataset } from '../header/dataset.ts';
import { functionalItems } from '../header/functional-groups.ts';
import type { LookUpTable, Preset } from '../run.ts';
import { readLookUpTable } from './look-up-table.ts';

/** So many windows, and so many tables, of a file are offered: nobody reads a longer list, and each table takes up to 128 KB. */
const MOST = 32;

/** The first windows and tables by which the file wants its rescaled values shown; windows come first. */
export function readPresets(data: Dataset, signed: boolean): readonly Preset[] {
  const voi = (data.items('x00283010') ?? []).slice(0, MOST);
  const tables = voi.flatMap((item, index): Preset[] => {
    const table = readLookUpTable(item, signed);
    return table === null ? [] : [{ kind: 'table', name: item.text('x00283003') || `Table ${index + 1}`, table }];
  });
  return distinct([...windowsOf(data), ...groupWindows(data), ...tables]);
}

/** The same with a number after each name that stood before. */
function distinct(presets: readonly Preset[]): readonly Preset[] {
  return presets.map((preset, index) => {
    const before = presets.slice(0, index).filter(({ name }) => name === preset.name).length;
    return before === 0 ? preset : { ...preset, name: `${preset.name} (${before + 1})` };
  });
}

/** Enhanced objects keep their window in the functional groups: the first one stands for the run. */
function groupWindows(data: Dataset): readonly Preset[] {
  const [first] = functionalItems(data, 'x00289132');
  return first === undefined ? [] : windowsOf(first);
}

function windowsOf(data: Dataset): readonly Preset[] {
  const [centers, widths] = [data.decimals('x00281050') ?? [], data.decimals('x00281051') ?? []];
  const names = data.text('x00281055').split('\\', MOST);
  const shape = data.text('x00281056').toUpperCase();
  return centers.slice(0, MOST).flatMap((center, index) => {
    const width = widths[index];
    const name = names[index]?.trim() || `Window ${index + 1}`;
    return width === undefined ? [] : windowOf(name, shape, center, width);
  });
}

/** PS3.3 C.11.2.1.2 and C.11.2.1.3: the linear functions differ by half a value, the sigmoid is no window and becomes a table. */
function windowOf(name: string, shape: string, center: number, width: number): readonly Preset[] {
  if (shape === 'SIGMOID') return width > 0 ? [{ kind: 'table', name, table: sigmoid(center, width) }] : [];
  if (shape === 'LINEAR_EXACT')
    return width > 0 ? [{ kind: 'window', name, center: center + 0.5, width: width + 1 }] : [];
  return width >= 1 ? [{ kind: 'window', name, center, width }] : [];
}

/** From twice the width below the centre to twice above it the sigmoid leaves less than 1/2000 of its range out. */
function sigmoid(center: number, width: number): LookUpTable {
  const first = Math.floor(center - 2 * width);
  const length = Math.min(65536, Math.ceil(4 * width) + 1);
  const entries = Uint16Array.from({ length }, (_, i) =>
    Math.round(65535 / (1 + Math.exp((-4 * (first + i - center)) / width))),
  );
  return { first, bits: 16, entries };
}
