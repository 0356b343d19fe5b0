let last: Promise<void> = Promise.resolve();

/** Opens something after whatever was asked to be opened before. */
export function inTurn(open: () => Promise<void>): Promise<void> {
  last = last.then(open, open);
  return last;
}
