import { fileName } from '../../core/file-name.ts';

/** The longest name that file systems take, bytes, less what browsers add to it: while they write, and where there is one already. */
const LONGEST = 255 - '.crdownload'.length - ' (999)'.length;

/** Without its type a browser may add an ending of its own. */
const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** Has the browser save a text or bytes under a name with this ending that every file system takes, which it gives: a browser that shortens it itself cuts the ending. */
export function download(name: string, ending: string, content: string | Uint8Array<ArrayBuffer> | Blob): string {
  const url = URL.createObjectURL(new Blob([content], { type: TYPES[ending] ?? 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name, ending, LONGEST);
  link.click();
  URL.revokeObjectURL(url);
  return link.download;
}
