import type { LumenReadings } from '../../core/measure/readings.ts';
import type { OutlineReading } from '../../core/session/drawn/readings.ts';
import { squared } from '../ui/format.ts';
import { NO_MILLIMETRES, NOT_MEASURED } from '../ui/labels.ts';
import { measured, useUnits } from '../ui/measured.ts';

/** One line of the table: what it is, its definition, and its number. */
interface Line {
  readonly name: string;
  readonly definition: string;
  readonly value: number;
  readonly area?: true;
}

/** Every reading of an outline with its definition and unit, or why there are none. */
export function ReadingsTable({ reading }: { readonly reading: OutlineReading }) {
  useUnits();
  const { readings, scale } = reading;
  if (readings === null) return <p className="bad">✕ {NOT_MEASURED}</p>;
  return (
    <>
      {readings.nonconvex && (
        <p className="warn small">
          ? Not convex: the shortest chord through the centroid leaves the lumen, so min and max are caliper (Feret)
          widths.
        </p>
      )}
      {scale.unit === 'px' && <p className="warn small">? {NO_MILLIMETRES}</p>}
      <table className="readings">
        <caption className="unseen">Readings of this outline</caption>
        <tbody>{main(readings).map((line) => row(line, scale.unit))}</tbody>
      </table>
      <details>
        <summary>More readings</summary>
        <table className="readings">
          <caption className="unseen">More readings of this outline</caption>
          <tbody>{more(readings).map((line) => row(line, scale.unit))}</tbody>
        </table>
      </details>
    </>
  );
}

function row({ name, definition, value, area }: Line, unit: 'mm' | 'px') {
  return (
    <tr key={name}>
      <th scope="row">
        <span style={{ color: 'var(--text)' }}>{name}</span> <span className="small">{definition}</span>
      </th>
      <td className="number">{area ? measured(value, squared(unit)) : measured(value, unit)}</td>
    </tr>
  );
}

function main({ min, max, mean, area, nonconvex }: LumenReadings): readonly Line[] {
  const [shortest, longest] = nonconvex
    ? ['smallest caliper width', 'largest caliper width']
    : ['shortest chord through the centroid', 'longest chord through the centroid'];
  return [
    { name: 'Min diameter', definition: shortest, value: min },
    { name: 'Max diameter', definition: longest, value: max },
    { name: 'Mean diameter', definition: '(min + max) / 2', value: mean },
    { name: 'Area', definition: '', value: area, area: true },
  ];
}

function more(readings: LumenReadings): readonly Line[] {
  return [
    { name: 'Perimeter', definition: '', value: readings.perimeter },
    { name: 'Diameter from area', definition: '2·√(area/π)', value: readings.areaEquivalent },
    { name: 'Diameter from perimeter', definition: 'perimeter/π', value: readings.perimeterEquivalent },
    { name: 'Min caliper', definition: 'smallest width', value: readings.minCaliper },
    { name: 'Max caliper', definition: 'largest width', value: readings.maxCaliper },
  ];
}
