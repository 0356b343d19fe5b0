import { fileName } from '../../core/file-name.ts';

/** The longest name that file systems take, bytes, less what browsers add to it: while they write, and where there is one already. */
const LONGEST = 255 - '.crdownload'.length - ' (999)'.length;

/** Has the browser save a text under a name with this ending that every file system takes, which it gives: a browser that shortens it itself cuts the ending. */
export function download(name: string, ending: string, text: string): string {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name, ending, LONGEST);
  link.click();
  URL.revokeObjectURL(url);
  return link.download;
}
