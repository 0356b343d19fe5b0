import type { OutboxJob, OutboxObject } from '../../core/network/objects.ts';
import { joined } from '../ui/patient-text.ts';
import { sizeText } from './words.ts';

/** Signs and words of the states, so that no colour stands alone. */
const STATES: Readonly<Record<OutboxObject['state'], readonly [sign: string, words: string, tone: string]>> = {
  waiting: ['…', 'waiting', 'muted'],
  stored: ['✓', 'stored by the archive', 'good'],
  'stored with a warning': ['!', 'stored, with a warning', 'warn'],
  failed: ['✕', 'not stored', 'bad'],
};

/** The objects of a job with the archive's answer to each. */
export function JobObjects({ job }: { readonly job: OutboxJob }) {
  return (
    <ul className="stack objects" aria-label="Objects">
      {job.objects.map((object) => {
        const [sign, words, tone] = STATES[object.state];
        return (
          <li key={object.uid}>
            <span className={tone}>
              {sign} {object.kind}: {words}
            </span>
            <span className="small muted">
              {' '}
              {joined([
                sizeText(object.size),
                object.uncompressed ? 'uncompressed' : '',
                object.tries > 1 ? `tried ${object.tries} times` : '',
              ])}
            </span>
            {object.reason !== null && <p className="small anywhere">{object.reason}</p>}
          </li>
        );
      })}
    </ul>
  );
}
