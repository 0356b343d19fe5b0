import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** A text in the source that a person may read: on the screen, on the command line or in a file that the program writes. */
export interface Sentence {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The text with white space folded; what is put into it stands as {…}. */
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const project = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['core', 'electron', 'renderer', 'samples'];

/** Attributes whose text nobody reads. */
const SILENT =
  /^(className|style|d|key|id|htmlFor|type|role|viewBox|transform|points|data-.*|rel|href|src|name|autoComplete)$/;
/** Attributes that are read aloud or shown. */
const SPOKEN = /^(aria-label|aria-valuetext|title|placeholder|alt|label|words|hint|text)$/;
const INLINE = new Set(['strong', 'em', 'kbd', 'span', 'b', 'i', 'code', 'small']);

/** Every sentence in the source of a project folder, in the order of files and lines. */
export function sentencesIn(root: string): readonly Sentence[] {
  return FOLDERS.flatMap((folder) => sourcesIn(join(root, folder))).flatMap((path) => sentencesOf(root, path));
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function sentencesOf(root: string, path: string): readonly Sentence[] {
  const source = readFileSync(path, 'utf8');
  const { program } = parseSync(path, source);
  const found: { readonly start: number; readonly text: string }[] = [];
  walk(program as unknown as Node, found, source);
  const file = relative(root, path);
  return found
    .map(({ start, text }) => ({ file, line: source.slice(0, start).split('\n').length, text: folded(text) }))
    .filter(({ text }) => text !== '');
}

function walk(node: Node, found: { start: number; text: string }[], source: string): void {
  if (/^(Import|Export(All|Named))Declaration$/.test(node.type) && node['source'] !== null && 'source' in node) return;
  if (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(node.type)) return;
  if (node.type === 'JSXAttribute') {
    attribute(node, found, source);
    return;
  }
  const text = textOf(node);
  if (text !== null) {
    if (isRead(text, node.type)) found.push({ start: startOf(node, source), text });
    if (node.type.startsWith('JSX'))
      for (const child of children(node)) if (!isInline(child)) descend(child, found, source);
    if (node.type === 'TemplateLiteral') for (const child of list(node['expressions'])) walk(child, found, source);
    return;
  }
  for (const child of parts(node)) walk(child, found, source);
}

function descend(child: Node, found: { start: number; text: string }[], source: string): void {
  if (child.type !== 'JSXText') walk(child, found, source);
}

function attribute(node: Node, found: { start: number; text: string }[], source: string): void {
  const name = String((node['name'] as Node)['name']);
  const value = node['value'] as Node | null;
  if (value === null || SILENT.test(name)) return;
  const text = textOf(value);
  if (text !== null && SPOKEN.test(name) && /[a-z]/i.test(text)) found.push({ start: value.start, text });
  else walk(value, found, source);
}

/** The text of a literal, a template or the children of an element with text of its own; null for every other node. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type === 'TemplateLiteral')
    return list(node['quasis'])
      .map(({ value }) => (value as { cooked: string }).cooked)
      .join('{…}');
  if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return null;
  const own = children(node).some((child) => child.type === 'JSXText' && /[a-z]/i.test(String(child['value'])));
  return own ? children(node).map(inner).join('') : null;
}

function inner(child: Node): string {
  if (child.type === 'JSXText') return String(child['value']);
  if (child.type === 'JSXExpressionContainer')
    return (textOf(child['expression'] as Node) ?? '').trim() === '' ? spaceOr(child) : '{…}';
  return isInline(child) ? (textOf(child) ?? '{…}') : '{…}';
}

function spaceOr(child: Node): string {
  const expression = child['expression'] as Node;
  return textOf(expression) === ' ' ? ' ' : '{…}';
}

function isInline(child: Node): boolean {
  const name = (child['openingElement'] as Node | undefined)?.['name'] as Node | undefined;
  return child.type === 'JSXElement' && INLINE.has(String(name?.['name']));
}

/** Two words and more are read by somebody; a single word only where it is the text of an element. */
function isRead(text: string, type: string): boolean {
  if (type.startsWith('JSX')) return true;
  const words = text.match(/[\p{L}’'-]{2,}/gu) ?? [];
  return words.length >= 2 && /\s/.test(text.trim()) && !/^[\w-]+(,? [\w.#-]+:|\s*[{;])/.test(text);
}

function startOf(node: Node, source: string): number {
  return source[node.start] === undefined ? 0 : node.start;
}

function children(node: Node): readonly Node[] {
  return list(node['children']);
}

function list(value: unknown): readonly Node[] {
  return Array.isArray(value) ? (value as readonly Node[]) : [];
}

function parts(node: Node): readonly Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

// Run by hand: one sentence a line, `tsx test/screen/sentences.ts [FOLDER OF A PROJECT]`.
if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { file, line, text } of sentencesIn(process.argv[2] ?? project))
    process.stdout.write(`${file}:${line}\t${text}\n`);
