import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { circlesIn, circlesOf, importsOf, lineCount, sources, target, textOf } from './imports.ts';
import { spreadCalls, spreadsIn } from './spreads.ts';

const ROOMS = ['core', 'electron', 'renderer', 'samples', 'test'] as const;

/** Who may import whom, besides themselves. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: [],
  electron: ['core'],
  renderer: ['core'],
  samples: ['core'],
  test: ['core', 'electron', 'renderer', 'samples'],
};

/** A foreign library lives behind one file (or one family of files). */
const BEHIND: Readonly<Record<string, RegExp>> = {
  'dicom-parser': /^core\/dicom\/header\/elements\.ts$/,
  'dicom-character-set': /^core\/dicom\/header\/text\.ts$/,
  'cornerstone-core': /^renderer\/viewport\/frame\.ts$/,
  pdfkit: /^core\/report\/pdf\/(sheet|typesetting)\.ts$/,
  'bidi-js': /^core\/report\/pdf\/runs\.ts$/,
  konva: /^renderer\/(viewport\/shapes|viewer\/overlay[\w-]*|\w+\/(\w+-)?shape)\.tsx$/,
  'react-konva': /^renderer\/(viewport\/shapes|viewer\/overlay[\w-]*|\w+\/(\w+-)?shape)\.tsx$/,
  uplot: /^renderer\/(timeline\/chart|ui\/scatter)\.ts$/,
  electron:
    /^electron\/((main|window|ipc|menu|preload|sample-maker|pdf)\.ts|(deidentify|network)\/in-process\.ts|window\/(guard|reviving)\.ts|runtime\/open-folder\.mjs)$/,
};

/**
 * The rooms of the window from the bottom to the top: a room imports rooms below it, and itself; never one on its own rung
 * or above. Types count like values. The files beside the rooms (main.tsx, app.tsx) stand on top.
 */
const LADDER: readonly (readonly string[])[] = [
  ['theme', 'ui'],
  ['shell'],
  ['state'],
  ['decoding', 'tools', 'commands'],
  ['viewport'],
  ['landmarks', 'calibration'],
  ['outlines', 'measurements', 'venogram'],
  ['border'],
  ['viewer'],
  ['study', 'timeline'],
  ['catalogue', 'sessions'],
  ['plan'],
  ['assessment'],
  ['practice', 'report', 'deidentify', 'network'],
  ['window'],
  ['renderer'],
];

/** So many source files stand side by side in a folder at most; the rules are a registry of equals. */
const SIDE_BY_SIDE = 32;
const REGISTRIES = ['core/plan/rules'];

const all = ROOMS.flatMap(sources).flatMap(importsOf);
const roomOf = (path: string) => path.split('/')[0] ?? '';

test('every room imports only from the rooms it may', () => {
  const strangers = all
    .filter(({ to }) => to.startsWith('.'))
    .filter((found) => {
      const [from, to] = [roomOf(found.from), roomOf(target(found))];
      return from !== to && ROOMS.some((room) => room === to) && !MAY[from]?.includes(to);
    });
  expect(strangers).toEqual([]);
});

/** The room of a file of the window: its folder in renderer/. */
function windowRoom(path: string): string {
  const [, room = '', ...below] = path.split('/');
  return below.length === 0 ? 'renderer' : room;
}

const rung = (room: string) => LADDER.findIndex((rooms) => rooms.includes(room));

test('every room of the window imports only from rooms below it', () => {
  const climbing = all
    .filter((found) => roomOf(found.from) === 'renderer' && found.to.startsWith('.'))
    .map((found) => ({ from: found.from, rooms: [windowRoom(found.from), windowRoom(target(found))] as const, found }))
    .filter(({ found, rooms: [from, to] }) => roomOf(target(found)) === 'renderer' && from !== to)
    .filter(({ rooms: [from, to] }) => rung(to) === -1 || rung(to) >= rung(from))
    .map(
      ({ from, found, rooms }) => `${from} imports ${target(found)}: ${rooms[0]} stands below or beside ${rooms[1]}`,
    );
  expect(climbing).toEqual([]);
});

test('only state/ writes to the store; everybody else uses its verbs', () => {
  const writers = sources('renderer').filter(
    (path) => !path.startsWith('renderer/state/') && /useApp\s*\.\s*setState/.test(textOf(path)),
  );
  expect(writers).toEqual([]);
});

test(`no folder holds more than ${SIDE_BY_SIDE} source files side by side`, () => {
  const counts = new Map<string, number>();
  for (const path of ROOMS.flatMap(sources)) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  const full = [...counts].filter(([folder, files]) => files > SIDE_BY_SIDE && !REGISTRIES.includes(folder));
  expect(full).toEqual([]);
});

test('core asks for nothing but its own files and pure libraries', () => {
  const libraries = new Set(
    all
      .filter(({ from, to }) => roomOf(from) === 'core' && !to.startsWith('.'))
      .map(({ to }) =>
        to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );
  const pure = [
    'zod',
    'dicom-parser',
    'dicom-character-set',
    'pako',
    'fast-png',
    '@noble/hashes',
    'bidi-js',
    'fast-png',
    'pdfkit',
    '@cornerstonejs/codec-charls',
    '@cornerstonejs/codec-libjpeg-turbo-8bit',
    '@cornerstonejs/codec-libjxl',
    '@cornerstonejs/codec-openjpeg',
    '@cornerstonejs/codec-openjph',
  ];
  expect([...libraries].filter((library) => !pure.includes(library))).toEqual([]);
});

test('each picture, file and shell library stays behind its own file', () => {
  const loose = all
    .filter(({ from, types }) => roomOf(from) !== 'test' && !types)
    .filter(({ from, to }) => {
      const door = BEHIND[to];
      return door !== undefined && !door.test(from);
    });
  expect(loose).toEqual([]);
});

test('no circle of imports inside core, types included', () => {
  expect(circlesIn('core')).toEqual([]);
});

test('a circle is found among files that lead into it, out of it and past it', () => {
  const arrows = { in: ['a'], a: ['b', 'out'], b: ['c'], c: ['a', 'out'], out: ['past'], past: [], own: ['own'] };
  expect(circlesOf(new Map(Object.entries(arrows)))).toEqual([['a', 'b', 'c'], ['own']]);
});

test('no list is spread into the arguments of a call: a file decides how long it is', () => {
  const product = ['core', 'electron', 'renderer', 'samples'] as const;
  expect(product.flatMap(sources).flatMap(spreadCalls)).toEqual([]);
});

test('a spread is seen over lines and between other arguments, and not where it makes a list', () => {
  const text = 'a.push(...b);\nMath.max(\n  1,\n  ...c,\n);\nd.push([...e], { ...f }, g(...h));';
  expect(spreadsIn(text)).toEqual([1, 2]);
});

test('no file grows past 250 lines', () => {
  const long = ROOMS.flatMap(sources)
    .map((path) => ({ path, lines: lineCount(path) }))
    .filter(({ lines }) => lines > 250);
  expect(long).toEqual([]);
});

test('the rules are read from files of the project (this test would notice an empty walk)', () => {
  expect(all.length).toBeGreaterThan(100);
});
