import type { ElectronApplication } from 'playwright-core';

/** The save dialog answers with this path from now on. */
export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<string> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
  return filePath;
}

/** The open dialog answers with these paths from now on. */
export async function answerOpenDialog(app: ElectronApplication, ...filePaths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: paths });
    },
    [...filePaths],
  );
}
