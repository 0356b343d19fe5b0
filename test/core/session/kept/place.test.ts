import { expect, test } from 'vitest';
import { readPlace, writePlace } from '../../../../core/session/kept/place.ts';

const view = { zoom: 2.5, pan: { x: -12, y: 40 }, window: { center: 100, width: 200 }, inverted: true };
const place = {
  panes: [{ run: '1.2.3', frame: 41, view }],
  active: 0,
  left: [{ run: '1.2.4', frame: 7, view: { ...view, zoom: null, window: null } }],
  tab: 'plan',
  cutDegrees: 135,
};

test('a place comes back as it was written', () => {
  expect(readPlace(writePlace(place))).toEqual({ format: 'ivus-place/1', ...place });
});

test('a place that is missing or damaged is none', () => {
  const bad = [{ panes: [] }, { cutDegrees: 360 }, { active: -1 }, { left: null }].map((wrong) =>
    JSON.stringify({ format: 'ivus-place/1', ...place, ...wrong }),
  );
  expect([null, '', 'x', ...bad].map(readPlace)).toEqual(Array.from({ length: 7 }, () => null));
});
