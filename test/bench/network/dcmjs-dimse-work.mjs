import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The same work by dcmjs-dimse, which is installed in FOLDER, as its page of examples does it: `FOLDER send PORT FILE SYNTAX`, or
 * `FOLDER get PORT STUDY SERIES`. Ends with 1 where not all of it was done.
 */
const [folder = '', how, port, first, second] = process.argv.slice(2);
const { Client, constants, log, requests, responses } = createRequire(join(folder, 'from.js'))('dcmjs-dimse');
log.setLevel('silent');

const { Status } = constants;
const client = new Client();
let done = 0;

function asked() {
  if (how === 'send') {
    const request = new requests.CStoreRequest(first);
    request.setAdditionalTransferSyntaxes([second]);
    request.on('response', (response) => {
      done += Number(response.getStatus() === Status.Success);
    });
    return request;
  }
  client.on('cStoreRequest', (request, answer) => {
    done += Number(request.getDataset() !== undefined);
    const response = responses.CStoreResponse.fromRequest(request);
    response.setStatus(Status.Success);
    answer(response);
  });
  return requests.CGetRequest.createSeriesGetRequest(first, second);
}

client.addRequest(asked());
client.on('networkError', () => process.exit(1));
client.on('closed', () => process.exit(done === 1 ? 0 : 1));
client.send('127.0.0.1', Number(port), 'PLANNER', how === 'send' ? 'ANY-SCP' : 'ORTHANC');
