import { expect, test } from 'vitest';
import { csv, tsv } from '../../../core/csv.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { shownEntries, useTableView } from '../../../renderer/outlines/rows-model.ts';
import { outlineTable } from '../../../renderer/outlines/table-export.ts';
import { usePreferences } from '../../../renderer/ui/preferences.ts';
import { ellipse, outline, run, sessionWith } from '../../core/session/fixture.ts';

// A circle of 14 mm and one of 5 mm across; areas by π r².
const wide = outline({
  id: 'wide',
  role: 'reference',
  segment: 'EIV',
  normal: true,
  frame: 4,
  knots: ellipse(14, 14, 128),
});
const narrow = outline({
  id: 'narrow',
  role: 'lesion',
  state: 'expiration',
  knots: ellipse(5, 5, 128),
  name: '=A1\tB',
});
const session = sessionWith(wide, narrow);

function cells(of: Session): readonly Readonly<Record<string, string>>[] {
  const [titles = [], ...rows] = outlineTable(shownEntries(of));
  return rows.map((row) => Object.fromEntries(titles.map((title, index) => [title, row[index] ?? ''])));
}

test('each outline is a row with the figures and units of the screen, in the order of frames', () => {
  const rows = cells(session);
  expect(rows.map(({ Frame }) => Frame)).toEqual(['1', '5']);
  expect(rows[0]).toMatchObject({ Role: 'Lesion', State: 'Expiration', Min: '5.0', Mean: '5.0', Max: '5.0' });
  expect(rows[0]).toMatchObject({ 'Unit of lengths': 'mm', Area: '19.6', 'Unit of area': 'mm²', File: 'pullback.dcm' });
  expect(rows[1]).toMatchObject({ Segment: 'EIV', Normal: 'yes', Min: '14.0', Area: '153.9' });
});

test('centimetres are written where the screen shows centimetres', () => {
  usePreferences.setState({ units: 'cm' });
  expect(cells(session)[1]).toMatchObject({
    Min: '1.40',
    'Unit of lengths': 'cm',
    Area: '1.539',
    'Unit of area': 'cm²',
  });
  usePreferences.setState({ units: 'mm' });
});

test('without a scale everything is in pixels and no millimetre stands anywhere', () => {
  const unscaled = { ...session, runs: [{ ...run, spacing: { ...run.spacing, regions: [] } }] };
  expect(cells(unscaled)[0]).toMatchObject({ Min: '50.0', 'Unit of lengths': 'px', 'Unit of area': 'px²' });
  expect(csv(outlineTable(shownEntries(unscaled)))).not.toMatch(/mm/);
});

test('the table goes out as it is looked at: filtered and sorted', () => {
  useTableView.setState({ sorting: { by: 'min', desc: true } });
  expect(cells(session).map(({ Min }) => Min)).toEqual(['14.0', '5.0']);
  useTableView.setState({ sorting: null, role: 'lesion' });
  expect(cells(session).map(({ Min }) => Min)).toEqual(['5.0']);
  useTableView.setState({ role: 'all' });
});

test('for the clipboard a tab parts cells and nothing else, and no cell is a formula', () => {
  const lines = tsv(outlineTable(shownEntries(session))).split('\n');
  const widths = lines.slice(0, -1).map((line) => line.split('\t').length);
  expect(new Set(widths).size).toBe(1);
  expect(lines[1]).toContain("\t'=A1 B\t");
});
