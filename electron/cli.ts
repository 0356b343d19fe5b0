import { plainText } from '../core/foreign-text.ts';
import { dispatch } from './cli/dispatch.ts';

// Whoever reads no further ("| head") has enough: then the command ends without a word.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await dispatch(process.argv.slice(2), {
  // Names of files and texts in them go to a terminal, which obeys what looks like an order.
  out: (text) => process.stdout.write(`${plainText(text)}\n`),
  err: (text) => process.stderr.write(`${plainText(text)}\n`),
});
