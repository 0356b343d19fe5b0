/** Tests of the window that change seldom breaks and that take minutes together: `npm run long` runs them, `npm test` does not, so that it stays below twenty minutes on two cores. */
export const LONG = [
  'test/app/window/comfort.test.ts',
  'test/app/window/second-window.test.ts',
  'test/app/window/turned-picture.test.ts',
  'test/app/practice/practice-teacher.test.ts',
  'test/app/opening/h264.test.ts',
  'test/app/opening/big-file.test.ts',
];

/** The installed program on a bare Debian, which is brought first. */
export const BARE_SYSTEM = 'test/package/bare-system.test.ts';
