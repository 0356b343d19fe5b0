import { type FormEvent, useId, useState } from 'react';
import { giveSecret, keptText, refuseSecret, useSecret } from './secret.ts';
import { placeName, useNetwork } from './state.ts';

/** Asks for the password or token of a place before something is done with it. */
export function AskSecret() {
  const asked = useSecret((state) => state.asked);
  if (asked === null) return null;
  return <Ask key={asked.place} what={asked.what} name={placeName(asked.place)} />;
}

function focused(field: HTMLInputElement | null): void {
  field?.focus();
}

function Ask({ what, name }: { readonly what: 'password' | 'token'; readonly name: string }) {
  const keeps = useNetwork((state) => state.places?.keepsSecrets ?? false);
  const [typed, setTyped] = useState('');
  const id = useId();
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== '') void giveSecret(typed);
  };
  return (
    <form className="card strong stack" aria-label={`The ${what} of ${name}`} onSubmit={give}>
      <div className="row">
        <label htmlFor={id}>
          {what === 'password' ? 'Password' : 'Token'} for {name}
        </label>
        <input
          id={id}
          ref={focused}
          type="password"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="primary" disabled={typed === ''}>
          Continue
        </button>
        <button type="button" onClick={refuseSecret}>
          Cancel
        </button>
      </div>
      <p className="small muted">{keptText(keeps)}</p>
    </form>
  );
}
