import type { Debugger } from 'electron';
import { GIVEN_FILES } from '../../core/program.ts';

/** A page that does not answer for so long (ms), because it has died, is let go. */
const PATIENCE_MS = 5000;

const ELEMENT = `document.getElementById(${JSON.stringify(GIVEN_FILES)})`;

/**
 * Puts files into the page's element for them, as a file dialog would: the page gets the files and no path, and its process may read
 * these files and no others. One batch after the other; false when the page has no such element or does not answer.
 */
export function fileGiver(page: Pick<Debugger, 'attach' | 'detach' | 'isAttached' | 'sendCommand'>) {
  let last: Promise<unknown> = Promise.resolve();

  async function give(paths: readonly string[]): Promise<boolean> {
    // Letting go ends what is asked of a page that does not answer.
    const patience = setTimeout(() => page.isAttached() && page.detach(), PATIENCE_MS);
    try {
      page.attach('1.3');
      const { result } = await page.sendCommand('Runtime.evaluate', { expression: ELEMENT });
      await page.sendCommand('DOM.setFileInputFiles', { files: [...paths], objectId: result.objectId });
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(patience);
      if (page.isAttached()) page.detach();
    }
  }

  return (paths: readonly string[]): Promise<boolean> => {
    const given = last.then(() => give(paths));
    last = given;
    return given;
  };
}
