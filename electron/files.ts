import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileRef, Opened } from '../core/contract-files.ts';
import { shortText } from '../core/foreign-text.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { withListedFiles } from './directories.ts';
import { failureReason } from './failure.ts';
import { fileLimit, findFiles, type Watch } from './folders.ts';
import { onDisk } from './names.ts';

/** A file the window may read: where it is, and how it looked when it was opened (bytes, milliseconds since 1970). */
export interface OpenedFile {
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/** The files opened since the start, by token. The window knows tokens only; paths stay in the shell. */
export interface OpenedFiles {
  /** Opens files, and folders recursively, by absolute path; one sentence for each that could not be opened. Nothing when `watch` has had enough. */
  open(paths: readonly string[], watch?: Watch): Promise<Opened>;
  /** The file behind a token, or undefined for a token never given out. */
  find(token: string): OpenedFile | undefined;
  /** Whether a path is that of an open file, by whatever name: it must not be written over. */
  isOpen(path: string): Promise<boolean>;
}

/** Whether the file is still the one that was opened: same size, same time of change. */
export function unchanged(file: OpenedFile, now: Pick<Stats, 'size' | 'mtimeMs'>): boolean {
  return file.size === now.size && file.modifiedMs === now.mtimeMs;
}

/** File systems take no longer names, bytes. */
const LONGEST_NAME = 255;

const CANCELLED: Opened = { files: [], problems: ['Opening was cancelled; nothing was changed.'] };

/** Starts with no file open; a folder gives at most `limit` files. */
export function openedFiles(limit: number = fileLimit): OpenedFiles {
  const byToken = new Map<string, OpenedFile>();

  async function openOne(path: string): Promise<Result<FileRef>> {
    const token = randomUUID();
    try {
      const place = await onDisk(path);
      const { size, mtimeMs } = await stat(place);
      await access(place, constants.R_OK);
      byToken.set(token, { path, size, modifiedMs: mtimeMs });
      return ok({ token, name: shortText(basename(path), LONGEST_NAME), size, url: `app://ivus/file/${token}` });
    } catch (error) {
      return fail(`${path} cannot be opened because ${failureReason(error)}.`);
    }
  }

  async function open(paths: readonly string[], watch?: Watch): Promise<Opened> {
    const found = await findFiles(paths, limit, watch);
    if (watch?.signal.aborted) return CANCELLED;
    const listed = await withListedFiles(found.files);
    const results = await Promise.all(listed.files.map((path) => openOne(path)));
    if (watch?.signal.aborted) return CANCELLED;
    const isListed = listed.files.length !== found.files.length;
    return {
      ...(found.searched || isListed ? { searched: true } : {}),
      files: results.flatMap((result) => (result.ok ? [result.value] : [])),
      problems: [
        ...found.problems,
        ...listed.problems,
        ...results.flatMap((result) => (result.ok ? [] : [result.problem])),
      ],
    };
  }

  async function isOpen(path: string): Promise<boolean> {
    const there = await stat(await onDisk(path)).catch(() => null);
    if (there === null) return false;
    for (const file of byToken.values()) {
      const node = await stat(await onDisk(file.path)).catch(() => null);
      if (node !== null && node.dev === there.dev && node.ino === there.ino) return true;
    }
    return false;
  }

  return { open, isOpen, find: (token) => byToken.get(token) };
}
