import type { ReplyOf, RequestOf } from '../core/contract.ts';
import { CATALOGUE_ENDING } from '../core/plan/catalogue-file.ts';
import { keep } from './keeping.ts';
import type { FileKind, Operator } from './operator.ts';
import { choosePath } from './save-path.ts';
import { lastFolder } from './sessions.ts';

const KINDS: Readonly<Record<RequestOf<'saveText'>['ending'], FileKind>> = {
  [CATALOGUE_ENDING]: { ending: CATALOGUE_ENDING, title: 'Export catalogue', name: 'IVUS Planner catalogues' },
};

/** Writes a text of one of this program's kinds of file where the operator says, first in the folder of the last session (`path`). */
export async function saveText(
  operator: Operator,
  path: string,
  documents: string,
  { suggestedName, text, ending }: RequestOf<'saveText'>,
): Promise<ReplyOf<'saveText'>> {
  const target = await choosePath(operator, await lastFolder(path, documents), suggestedName, KINDS[ending]);
  if (target === null) return { saved: false, problem: null };
  const problem = await keep(target, text);
  return { saved: problem === null, problem };
}
