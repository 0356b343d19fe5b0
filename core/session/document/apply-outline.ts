import { unreachable } from '../../result.ts';
import { takenInHand } from '../drawn/automatic.ts';
import { withoutTracings, withRepeatsAlike } from '../drawn/repeats.ts';
import type { Command, OutlineDescription } from './commands.ts';
import type { Outline } from './document.ts';
import { freeName, isGivenName } from './naming.ts';

const TYPES = [
  'addOutline',
  'addOutlines',
  'reshape',
  'accept',
  'correctBorder',
  'describe',
  'describeAll',
  'removeOutline',
  'removeOutlines',
] as const satisfies readonly Command['type'][];

/** A command about outlines. */
type OutlineCommand = Extract<Command, { readonly type: (typeof TYPES)[number] }>;

/** Whether a command is about outlines. */
export function isOutlineCommand(command: Command): command is OutlineCommand {
  return (TYPES as readonly string[]).includes(command.type);
}

type Outlines = readonly Outline[];

/** The outlines after a command; the same list when it changes nothing. */
export function outlinesAfter(outlines: Outlines, command: OutlineCommand): Outlines {
  switch (command.type) {
    case 'addOutline':
      return withNew(outlines, command.outline);
    case 'addOutlines':
      return command.outlines.reduce(withNew, (command.replacing ?? []).reduce(withoutTracings, outlines));
    case 'reshape':
      return withChanged(outlines, command.id, (outline) => reshaped(outline, command));
    case 'accept':
      return accepted(outlines, command);
    case 'correctBorder':
      return withChanged(outlines, command.id, (outline) => corrected(outline, command));
    case 'describe':
      return withDescribed(outlines, command);
    case 'describeAll':
      return command.said.reduce(withDescribed, outlines);
    case 'removeOutline':
      return withoutTracings(outlines, command.id);
    case 'removeOutlines':
      return command.ids.reduce(withoutTracings, outlines);
    default:
      return unreachable(command);
  }
}

/** An id stands for one outline: one that is there already is not added again. */
function withNew(outlines: Outlines, outline: Outline): Outlines {
  return outlines.some(({ id }) => id === outline.id) ? outlines : onePrimary([...outlines, outline], outline);
}

function withChanged(outlines: Outlines, id: string, change: (outline: Outline) => Outline): Outlines {
  const before = outlines.find((outline) => outline.id === id);
  if (before === undefined) return outlines;
  const after = change(before);
  const changed = outlines.map((outline) => (outline.id === id ? after : outline));
  return withRepeatsAlike(onePrimary(changed, after), after);
}

/** What is said of one outline. */
type Said = Pick<Extract<Command, { readonly type: 'describe' }>, 'id' | 'words'>;

function withDescribed(outlines: Outlines, { id, words }: Said): Outlines {
  return withChanged(outlines, id, (outline) => described(outlines, outline, words));
}

function reshaped(outline: Outline, { knots, curve }: Extract<Command, { readonly type: 'reshape' }>): Outline {
  return { ...outline, knots, curve: curve ?? outline.curve, ...takenInHand(outline) };
}

function corrected(outline: Outline, command: Extract<Command, { readonly type: 'correctBorder' }>): Outline {
  const { knots, confidence } = command;
  return { ...outline, knots, curve: 'spline', origin: 'corrected', confidence };
}

function accepted(outlines: Outlines, { ids, words = {} }: Extract<Command, { readonly type: 'accept' }>): Outlines {
  const taken = new Set(ids);
  const takes = (outline: Outline) => !outline.accepted && taken.has(outline.id);
  if (!outlines.some(takes)) return outlines;
  const all = outlines.map((outline) => (takes(outline) ? { ...outline, accepted: true } : outline));
  if (Object.keys(words).length === 0) return all;
  return ids.reduce<Outlines>((list, id) => withDescribed(list, { id, words }), all);
}

/**
 * Only a lesion decides and only a reference is normal or not: other roles drop what no longer fits.
 * A name that the program gave follows the role; one that the operator typed stays. A repeat means what its first
 * tracing means and has only a name of its own.
 */
function described(outlines: Outlines, before: Outline, words: Partial<OutlineDescription>): Outline {
  if (before.repeatOf !== null) return { ...before, name: words.name ?? before.name };
  const outline = { ...before, ...words };
  const { role } = outline;
  const renamed = role !== before.role && words.name === undefined && isGivenName(before.name);
  return {
    ...outline,
    name: renamed ? freeName(outlines, role) : outline.name,
    primary: outline.primary && role === 'lesion',
    normal: role === 'reference' ? outline.normal : null,
  };
}

/** The newest claim to be primary wins, so that no two outlines can both be it. */
function onePrimary(outlines: Outlines, claimant: Outline): Outlines {
  if (!claimant.primary) return outlines;
  return outlines.map((outline) =>
    outline.primary && outline.id !== claimant.id ? { ...outline, primary: false } : outline,
  );
}
