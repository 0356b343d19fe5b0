import type { Identity } from '../../../core/dicom/header/identity.ts';
import { compared, type TheirSide } from './comparison.ts';
import { useSending } from './sending.ts';

/** Patient and study as they are here and as the archive has them, side by side. */
export function BothSides({ identity, name }: { readonly identity: Identity; readonly name: string }) {
  const their = useSending((state) => state.their);
  if (their === null) return null;
  if (their === 'waiting') return <p role="status">Asking {name} for this study…</p>;
  const rows = compared(identity, their);
  return (
    <section className="stack" aria-label="Patient and study of both sides">
      <table className="readings both-sides">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">What is compared</span>
            </th>
            <th scope="col">This study</th>
            <th scope="col">{name}</th>
            <th scope="col">
              <span className="unseen">Whether it differs</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, ours, theirs, differs }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="anywhere">{ours || '–'}</td>
              <td className="anywhere">{theirs || '–'}</td>
              <td className={differs ? 'bad' : 'good'}>{differs ? '✕ differs' : theirs === '' ? '' : '✓'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={their.has === 'study' ? 'small' : 'warn'}>{SAYS[their.has](name, their)}</p>
    </section>
  );
}

const SAYS: Readonly<Record<TheirSide['has'], (name: string, their: TheirSide) => string>> = {
  study: (name) => `${name} has this study: the objects join it.`,
  patient: (name) => `! ${name} has a patient with this ID, but not this study.`,
  nothing: (name) => `! ${name} has neither this study nor a patient with this ID.`,
  unknown: (_, their) => `! ${'problem' in their ? their.problem : ''}`,
};
