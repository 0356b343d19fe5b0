import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventOf, RequestOf } from '../../core/contract.ts';
import type { Deidentified } from '../../core/contract-copies.ts';
import type { Opened } from '../../core/contract-files.ts';
import type { OpenedFiles } from '../files.ts';
import type { Operator } from '../operator.ts';
import type { CopyWish } from './messages.ts';

/** An export at work in a process of its own: how it ends, and how to end it. */
interface ExportProcess {
  readonly ended: Promise<Deidentified>;
  cancel(): void;
}

/** Starts an export; hears how far it is. */
export type StartExport = (wish: CopyWish, progress: (share: number) => void) => ExportProcess;

/** The window's calls about copies without names. */
export interface Deidentifying {
  deidentify(request: RequestOf<'deidentify'>): Promise<Deidentified>;
  cancelDeidentifying(): Promise<null>;
  openCopies(): Promise<Opened>;
}

const NOTHING: Deidentified = { folder: null, copies: 0, session: false, problems: [] };
const FOLDER = 'De-identified copies';

/** Copies into a new folder within the one that the operator chooses, one export at a time. */
export function deidentifying(
  operator: Pick<Operator, 'chooseFolder'>,
  files: Pick<OpenedFiles, 'find' | 'open'>,
  start: StartExport,
  send: (progress: EventOf<'deidentifying'>) => void,
): Deidentifying {
  let running: ExportProcess | null = null;
  let last: string | null = null;
  return {
    async deidentify({ runs, session }) {
      if (running !== null)
        return { ...NOTHING, problems: ['Copies are being made already: wait for them, or cancel them.'] };
      const items = runs.flatMap(({ tokens, mask, confirmed }) =>
        tokens.flatMap((token) => {
          const path = files.find(token)?.path;
          return path === undefined ? [] : [{ path, mask, confirmed }];
        }),
      );
      const [place] = await operator.chooseFolder('copies');
      if (place === undefined) return NOTHING;
      const sessions = session === null ? [] : [{ fileName: 'The session', text: session }];
      const wish = { items, sessions, out: await freeFolder(place), key: randomBytes(32).toString('hex') };
      running = start(wish, (share) => send({ share }));
      try {
        const ended = await running.ended;
        last = ended.folder ?? last;
        return ended;
      } finally {
        running = null;
      }
    },
    async cancelDeidentifying() {
      running?.cancel();
      return null;
    },
    openCopies: () => files.open(last === null ? [] : [last]),
  };
}

/** A folder that does not exist yet, within another one. */
async function freeFolder(place: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const folder = join(place, number === 1 ? FOLDER : `${FOLDER} ${number}`);
    if ((await stat(folder).catch(() => null)) === null) return folder;
  }
}
