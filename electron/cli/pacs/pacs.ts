import type { Run } from '../command.ts';
import { DONE, WRONG_USAGE } from '../io.ts';

const COMMANDS: Readonly<Record<string, () => Promise<{ readonly run: Run }>>> = {
  places: () => import('./places.ts'),
  test: () => import('./test.ts'),
  find: () => import('./find.ts'),
  get: () => import('./get.ts'),
  send: () => import('./send.ts'),
  receive: () => import('./receive.ts'),
};

const HELP = `ivus pacs: the archives of the hospital's network, by DICOMweb and DIMSE.
  ivus pacs places [--save FILE.json | --remove PLACE] [--json]   lists, keeps or removes archives
  ivus pacs test PLACE                                            asks whether an archive answers
  ivus pacs find PLACE [--id ID] [--name NAME] …                  searches for studies, series and objects
  ivus pacs get PLACE --study UID --out DIR …                     fetches objects as they are stored
  ivus pacs send PLACE PATH… [--yes]                              sends DICOM files as they are
  ivus pacs receive [--out DIR] …                                 receives what devices send, until it is interrupted
PLACE is the name or the id of an archive. Passwords and tokens come from the environment variable IVUS_PACS_SECRET, else they
are asked for; they never stand in an argument and are never written down. For details: ivus pacs COMMAND --help.`;

/** The commands about archives. */
export const run: Run = async (args, io) => {
  const [name = '', ...rest] = args;
  if (['--help', '-h', 'help'].includes(name)) {
    io.out(HELP);
    return DONE;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load !== undefined) return (await load()).run(rest, io);
  io.err(
    name === ''
      ? HELP
      : `ivus pacs: there is no command "${name}"; the commands are ${Object.keys(COMMANDS).join(', ')}.`,
  );
  return WRONG_USAGE;
};
