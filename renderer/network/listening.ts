import { shell } from '../shell/shell.ts';
import { tellOfJobs } from './sent-words.ts';
import { take } from './state.ts';
import { isFetched, transferred } from './transfers.ts';

let isListening = false;

/** Hears from now on what happens on the network; once. */
export function listenToNetwork(): void {
  if (isListening) return;
  isListening = true;
  shell.network.listen((event) => {
    // What the operator has fetched is no surprise.
    if (event.type === 'received' && isFetched(event.study.uid)) return;
    take(event, transferred);
    if (event.type === 'outbox') tellOfJobs(event.jobs);
  });
}
