import { useApp } from '../state/store.ts';
import { PATIENT_HIDDEN } from '../ui/patient-text.ts';
import { putAway, useNetwork } from './state.ts';
import { openReceived } from './transfers.ts';
import { personOf, receivedOf } from './words.ts';

/** Studies that arrived from the network and wait below the studies to be opened; none opens by itself. */
export function Arrived() {
  const arrived = useNetwork((state) => state.arrived);
  const hidden = useApp((state) => state.patientHidden);
  if (arrived.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="arrived">
      <h2 id="arrived">Arrived</h2>
      <ul className="stack">
        {arrived.map((study) => {
          const person = hidden ? PATIENT_HIDDEN : personOf(study);
          return (
            <li key={study.id} className="card stack">
              <span className="anywhere">
                {person}
                <span className="small muted" style={{ display: 'block' }}>
                  {receivedOf(study)}
                </span>
              </span>
              <span className="row">
                <button type="button" aria-label={`Open: ${person}`} onClick={() => void openArrived(study.id)}>
                  Open
                </button>
                <button type="button" aria-label={`Later: ${person}`} onClick={() => putAway(study.id)}>
                  Later
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

async function openArrived(id: string): Promise<void> {
  putAway(id);
  await openReceived(id);
}
