import { dispatch } from '../electron/cli/dispatch.ts';

/** What a command of the line answers: its exit code and all that it says. */
export async function ivus(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await dispatch(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
