import { dispatch } from './cli/dispatch.ts';

process.exitCode = await dispatch(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
