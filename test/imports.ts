import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/** One import of a file: what it asks for as it is written, and whether it asks for types alone. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly types: boolean;
}

/** Every source file below a folder of the project, by its path in the project; what a program generated is left out. */
export function sources(folder: string): string[] {
  return readdirSync(join(project, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('generated'));
}

/** How many lines a file of the project has. */
export function lineCount(path: string): number {
  return textOf(path).trimEnd().split('\n').length;
}

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{},\s]+?\s+from\s+)?['"]([^'"]+)['"]/g;
/** An import inside an expression or a type. */
const CALL = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a file of the project imports by statements. */
export function importsOf(path: string): Import[] {
  const found = textOf(path).matchAll(STATEMENT);
  return [...found].map(([, type, to]) => ({ from: path, to: to ?? '', types: type !== undefined }));
}

/** Which files of the project a file asks for, in whichever way: types and `import(…)` count. */
function filesFor(path: string): string[] {
  const called = [...textOf(path).matchAll(CALL)].map(([, to]) => ({ from: path, to: to ?? '' }));
  return [...importsOf(path), ...called].filter(({ to }) => to.startsWith('.')).map(target);
}

/** The path in the project that an import between its files means. */
export function target({ from, to }: Pick<Import, 'from' | 'to'>): string {
  return relative(project, resolve(project, dirname(from), to));
}

/** The circles of imports below a folder: of each the files that all lead to one another, by name. */
export function circlesIn(folder: string): string[][] {
  return circlesOf(new Map(sources(folder).map((path) => [path, filesFor(path)])));
}

/** The circles of a graph (Tarjan's strongly connected components), and each node that leads straight to itself. */
export function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  /** In which order the nodes were reached, and the earliest node that each leads back to. */
  const [reached, back] = [new Map<string, number>(), new Map<string, number>()];
  const open: string[] = [];
  const visit = (node: string): number => {
    const order = reached.size;
    reached.set(node, order);
    back.set(node, order);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      const lowest = reached.has(next) ? (open.includes(next) ? reached.get(next) : undefined) : visit(next);
      back.set(node, Math.min(back.get(node) ?? order, lowest ?? order));
    }
    if (back.get(node) === order) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1 || graph.get(node)?.includes(node) === true) circles.push(circle.toSorted());
    }
    return back.get(node) ?? order;
  };
  for (const node of graph.keys()) if (!reached.has(node)) visit(node);
  return circles;
}

/** The text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}
