import { useEffect } from 'react';
import type { Identity } from '../../../core/dicom/header/identity.ts';
import { CommandButton } from '../../commands/command-button.tsx';
import { closeSheet } from '../../state/editing.ts';
import { useMadeCopies } from '../../state/made-copies.ts';
import { useApp } from '../../state/store.ts';
import { Choice, Tick } from '../../ui/fields.tsx';
import { counted } from '../../ui/format.ts';
import { SheetDialog } from '../../ui/sheet.tsx';
import { AskSecret } from '../ask-secret.tsx';
import { JobObjects } from '../job-objects.tsx';
import { listenToNetwork } from '../listening.ts';
import { withSecret } from '../secret.ts';
import { isDone } from '../sent-words.ts';
import { placeName, refresh, showNetwork, useNetwork } from '../state.ts';
import { theirSide } from './asking.ts';
import { BothSides } from './both-sides.tsx';
import { toConfirm } from './comparison.ts';
import { beginSending, chooseForm, type MakeObjects, SENDABLE, type Sendable, sendNow, useSending } from './sending.ts';
import '../network.css';

/** What of the open study goes to which archive, with patient and study of both sides; while wanted. */
export function SendSheet({ make }: { readonly make: MakeObjects }) {
  const study = useApp((state) => (state.sheet === 'send' ? state.study : null));
  const identity = study?.runs[0]?.run.identity;
  if (identity === undefined) return null;
  return (
    <SheetDialog title="Send to an archive" className="network send" onClose={closeSheet}>
      <Content identity={identity} make={make} />
    </SheetDialog>
  );
}

function Content({ identity, make }: { readonly identity: Identity; readonly make: MakeObjects }) {
  const hidden = useApp((state) => state.patientHidden);
  const places = useNetwork((state) => state.places)?.places.filter(({ place }) => place.maySend);
  const chosen = useSending((state) => state.place);
  const job = useSending((state) => state.job);
  useEffect(() => {
    listenToNetwork();
    beginSending();
    void refresh();
  }, []);
  const place = (places?.find((each) => each.place.id === chosen) ?? places?.[0])?.place;
  const id = place?.id;
  useEffect(() => {
    if (id !== undefined) compare(id, identity);
  }, [id, identity]);
  if (hidden)
    return (
      <div className="stack">
        <p>Patient data are hidden: show them to see whose study is sent.</p>
        <p>
          <CommandButton id="hidePatient">Show patient data</CommandButton>
        </p>
      </div>
    );
  if (places === undefined) return <p className="muted">Loading the archives…</p>;
  if (place === undefined) return <NoPlace />;
  if (job !== null) return <Sent job={job} />;
  const words = Object.fromEntries(places.map((each) => [each.place.id, each.place.name]));
  return (
    <div className="stack">
      <AskSecret />
      <Objects />
      <div className="fields">
        <Choice label="Archive" value={place.id} words={words} onChoose={(id) => useSending.setState({ place: id })} />
      </div>
      <BothSides identity={identity} name={place.name} />
      <Go identity={identity} place={place.id} make={make} />
    </div>
  );
}

/** Asks the archive for its side; what was ticked for another one does not hold. */
function compare(id: string, identity: Identity): void {
  const place = useNetwork.getState().places?.places.find((each) => each.place.id === id)?.place;
  useSending.setState({ their: null, confirmed: false });
  if (place === undefined) return;
  void withSecret(id, async () => {
    useSending.setState({ their: 'waiting' });
    const their = await theirSide(place, identity);
    const now = useSending.getState();
    if (now.place === null || now.place === id) useSending.setState({ their });
  });
}

function NoPlace() {
  return (
    <div className="stack">
      <p>No archive that takes reports is set up on this computer.</p>
      <p>
        <button type="button" className="primary" onClick={() => showNetwork('places')}>
          Set up an archive
        </button>
      </p>
    </div>
  );
}

function Objects() {
  const key = useApp((state) => state.study?.key);
  const { forms, withCopies } = useSending();
  const copies = useMadeCopies();
  return (
    <fieldset>
      <legend>What is sent</legend>
      {(Object.keys(SENDABLE) as Sendable[]).map((form) => (
        <div key={form}>
          <Tick checked={forms.includes(form)} onTick={(on) => chooseForm(form, on)}>
            {SENDABLE[form]}
          </Tick>
        </div>
      ))}
      {copies.study === key && copies.count > 0 && (
        <Tick checked={withCopies} onTick={(on) => useSending.setState({ withCopies: on })}>
          The {counted(copies.count, 'de-identified copy', 'de-identified copies')} made last, which name nobody
        </Tick>
      )}
    </fieldset>
  );
}

function Go(props: { readonly identity: Identity; readonly place: string; readonly make: MakeObjects }) {
  const { identity, place, make } = props;
  const { forms, withCopies, their, confirmed, busy, problem } = useSending();
  const name = placeName(place);
  const needs = their === null || their === 'waiting' ? null : toConfirm(identity, their, name);
  const count = forms.length + (withCopies ? 1 : 0);
  const ready = their !== null && their !== 'waiting' && (needs === null || confirmed) && count > 0 && !busy;
  return (
    <div className="stack">
      {needs !== null && (
        <Tick checked={confirmed} onTick={(on) => useSending.setState({ confirmed: on })}>
          {needs}
        </Tick>
      )}
      {problem !== null && (
        <p className="bad anywhere" role="alert">
          ✕ {problem}
        </p>
      )}
      <p className="row">
        <button type="button" className="primary" disabled={!ready} onClick={() => void sendNow(place, make)}>
          Send to {name}
        </button>
        <span role="status" className="small">
          {busy && 'The objects are being made…'}
          {count === 0 && 'Choose what is sent.'}
        </span>
      </p>
    </div>
  );
}

function Sent({ job: id }: { readonly job: string }) {
  const job = useNetwork((state) => state.outbox?.find((each) => each.id === id));
  if (job === undefined) return <p>It is not in the outbox any more.</p>;
  const waits = job.objects.some(({ state }) => state === 'waiting');
  return (
    <div className="stack">
      <p role="status">
        {isDone(job)
          ? `✓ ${placeName(job.place)} has stored everything.`
          : waits
            ? `Sending to ${placeName(job.place)}… You may close this: the outbox goes on.`
            : `! ${placeName(job.place)} has not stored everything. The outbox keeps the rest.`}
      </p>
      <JobObjects job={job} />
      <p className="row">
        <button type="button" onClick={() => showNetwork('outbox')}>
          Show the outbox
        </button>
      </p>
    </div>
  );
}
