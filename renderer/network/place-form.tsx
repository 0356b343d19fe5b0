import { type FormEvent, useState } from 'react';
import { secretOf } from '../../core/network/place.ts';
import { Choice, Tick } from '../ui/fields.tsx';
import { FileField, WithoutDialog } from './file-field.tsx';
import { FormField } from './form-field.tsx';
import { type PlaceDraft, placeOf } from './place-draft.ts';
import { keptText } from './secret.ts';
import { ask, refreshPlaces, useNetwork } from './state.ts';

const KINDS = { dicomweb: 'DICOMweb (an address)', dimse: 'DIMSE (host, port and titles)' } as const;
const AUTHS = {
  none: 'Without',
  basic: 'User and password',
  bearer: 'Token',
  certificate: 'Certificate of this computer',
} as const;
const WAYS = {
  get: 'C-GET: over the same connection',
  move: 'C-MOVE: the archive sends to the receiver of this computer',
} as const;

interface FormProps {
  readonly draft: PlaceDraft;
  readonly change: (change: Partial<PlaceDraft>) => void;
}

/** The settings of an archive; `onClose` hears which one was saved and whether it is to be tested, null where nothing was. */
export function PlaceForm(props: {
  readonly first: PlaceDraft;
  readonly hasSecret: boolean;
  readonly isNew: boolean;
  readonly onClose: (saved: { readonly id: string; readonly test: boolean } | null) => void;
}) {
  const { first, hasSecret, isNew, onClose } = props;
  const [draft, setDraft] = useState(first);
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const change = (changes: Partial<PlaceDraft>) => setDraft({ ...draft, ...changes });
  const save = async (test: boolean) => {
    const place = placeOf(draft);
    if (!place.ok) return setProblem(place.problem);
    const reply = await ask('network.savePlace', { place: place.value, ...(secret === '' ? {} : { secret }) });
    if (reply === null) return;
    await refreshPlaces();
    if (reply.problem === null) onClose({ id: draft.id, test });
    else setProblem(reply.problem);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(true);
  };
  return (
    <form className="stack" aria-label={isNew ? 'Add an archive' : 'Edit the archive'} onSubmit={submit}>
      <h3>{isNew ? 'Add an archive' : `Edit ${first.name}`}</h3>
      <div className="fields wide">
        <FormField label="Name" value={draft.name} first onChange={(name) => change({ name })} />
        <Choice label="Connection" value={draft.kind} words={KINDS} onChoose={(kind) => change({ kind })} />
        {draft.kind === 'dicomweb' ? <Web draft={draft} change={change} /> : <Dimse draft={draft} change={change} />}
        <Secret draft={draft} hasSecret={hasSecret} value={secret} onChange={setSecret} />
        <FormField
          label="Most studies a search shows"
          value={draft.queryLimit}
          number
          onChange={(queryLimit) => change({ queryLimit })}
        />
        <Tick checked={draft.mayRetrieve} onTick={(mayRetrieve) => change({ mayRetrieve })}>
          Search it and fetch from it
        </Tick>
        <Tick checked={draft.maySend} onTick={(maySend) => change({ maySend })}>
          Send reports to it
        </Tick>
      </div>
      {problem !== null && (
        <p className="bad anywhere" role="alert">
          ✕ {problem}
        </p>
      )}
      <p className="row">
        <button type="submit" className="primary">
          Save and test
        </button>
        <button type="button" onClick={() => void save(false)}>
          Save
        </button>
        <button type="button" onClick={() => onClose(null)}>
          Cancel
        </button>
      </p>
    </form>
  );
}

function Web({ draft, change }: FormProps) {
  return (
    <>
      <FormField
        label="Address"
        value={draft.url}
        placeholder="https://archive.hospital.example/dicom-web"
        onChange={(url) => change({ url })}
      />
      <Choice label="Sign in" value={draft.auth} words={AUTHS} onChoose={(auth) => change({ auth })} />
      {draft.auth === 'basic' && <FormField label="User" value={draft.user} onChange={(user) => change({ user })} />}
      {draft.auth === 'certificate' && <Certificate draft={draft} change={change} />}
      <Authority draft={draft} change={change} />
    </>
  );
}

function Dimse({ draft, change }: FormProps) {
  return (
    <>
      <FormField
        label="Host"
        value={draft.host}
        placeholder="archive.hospital.example"
        onChange={(host) => change({ host })}
      />
      <FormField label="Port" value={draft.port} number onChange={(port) => change({ port })} />
      <FormField
        label="Title (AE) of the archive"
        value={draft.calledTitle}
        onChange={(calledTitle) => change({ calledTitle })}
      />
      <FormField
        label="Title (AE) of this computer"
        value={draft.callingTitle}
        onChange={(callingTitle) => change({ callingTitle })}
      />
      <Choice
        label="Fetch by"
        value={draft.retrieveBy}
        words={WAYS}
        onChoose={(retrieveBy) => change({ retrieveBy })}
      />
      {draft.retrieveBy === 'move' && <ForMove title={draft.callingTitle} />}
      <Tick checked={draft.tls} onTick={(tls) => change({ tls })}>
        Encrypted (TLS)
      </Tick>
      {draft.tls && (
        <>
          <Certificate draft={draft} change={change} />
          <Authority draft={draft} change={change} />
        </>
      )}
    </>
  );
}

/** What has to be registered in an archive that sends to our receiver. */
function ForMove({ title }: { readonly title: string }) {
  const receiver = useNetwork((state) => state.receiver);
  const { address, port, title: own, on } = receiver?.settings ?? { address: '', port: 0, title: '', on: false };
  return (
    <p className="whole small">
      Have this computer registered in the archive: title {own}, address {address}, port {port}.
      {own !== title && ` The title of this computer must then be ${own}, as that of the receiver.`}
      {!on && ' The receiver is off: switch it on in the Inbox.'}
    </p>
  );
}

function Certificate({ draft, change }: FormProps) {
  return (
    <>
      <FileField
        label="Certificate of this computer (PEM)"
        value={draft.certFile}
        onChange={(certFile) => change({ certFile })}
      />
      <FileField label="Its key (PEM)" value={draft.keyFile} onChange={(keyFile) => change({ keyFile })} />
    </>
  );
}

function Authority({ draft, change }: FormProps) {
  return (
    <>
      <FileField
        label="Certificate of the hospital’s authority (PEM)"
        value={draft.caFile}
        without="the authorities that every browser knows"
        onChange={(caFile) => change({ caFile })}
      />
      <WithoutDialog />
    </>
  );
}

const SECRETS = { password: 'Password', token: 'Token', 'pass phrase': 'Pass phrase of the key' } as const;

function Secret(props: {
  readonly draft: PlaceDraft;
  readonly hasSecret: boolean;
  readonly value: string;
  readonly onChange: (secret: string) => void;
}) {
  const keeps = useNetwork((state) => state.places?.keepsSecrets ?? false);
  const place = placeOf({ ...props.draft, name: 'x', url: 'http://x', host: 'x', calledTitle: 'X', user: 'x' });
  const what = place.ok ? secretOf(place.value) : null;
  if (what === null) return null;
  return (
    <>
      <FormField
        label={SECRETS[what]}
        value={props.value}
        secret
        placeholder={props.hasSecret ? 'unchanged' : what === 'pass phrase' ? 'only if it has one' : ''}
        onChange={props.onChange}
      />
      <p className="whole small muted">{keptText(keeps)}</p>
    </>
  );
}
