import { join } from 'node:path';
import { networkHere } from '../cli/pacs/network.ts';
import { pageToken } from '../network/page-token.ts';
import { networkService } from '../network/service.ts';
import { pageNetwork } from '../network/web-routes.ts';
import { projectFolder } from './project.mjs';
import { samplesFolder } from './sample-files.ts';
import { serveOnce } from './web.ts';

/** Serves the window as a page, with the hospital's network behind it, and says where; until the process ends. */
export async function servePage(): ReturnType<typeof serveOnce> {
  const { folder: data } = networkHere();
  const token = await pageToken(data);
  const network = pageNetwork({ service: () => networkService({ folder: data, safe: null }), folder: data, token });
  const served = await serveOnce({ folder: join(projectFolder, 'out', 'renderer'), samples: samplesFolder, network });
  const address = `${served.url}#network=${token}`;
  if (served.server === null)
    console.log(`IVUS Planner is already served at ${address}: open that address, where your saved work is.`);
  else console.log(`IVUS Planner is served at ${address} until you press Ctrl+C.`);
  return served;
}
