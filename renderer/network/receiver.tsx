import { type FormEvent, useEffect, useId, useState } from 'react';
import type { ReplyOf } from '../../core/contract.ts';
import type { ReceiverState } from '../../core/network/received.ts';
import { Choice, Tick } from '../ui/fields.tsx';
import { FileField, WithoutDialog } from './file-field.tsx';
import { FormField } from './form-field.tsx';
import { type ReceiverDraft, receiverDraft, receiverOf } from './receiver-draft.ts';
import { ask, complain, useNetwork } from './state.ts';

/** Whether this computer takes studies that a console or an archive sends to it, and how. */
export function ReceiverSection() {
  const receiver = useNetwork((state) => state.receiver);
  const [edits, setEdits] = useState(false);
  if (receiver === null) return null;
  const { settings } = receiver;
  const turn = (on: boolean) => void change((now) => ({ ...now, on }));
  return (
    <section className="card stack" aria-label="Receiver">
      <div className="row apart">
        <Tick checked={settings.on} onTick={turn}>
          <strong>Receive studies that are sent to this computer</strong>
        </Tick>
        <button type="button" aria-expanded={edits} onClick={() => setEdits(!edits)}>
          Settings…
        </button>
      </div>
      <Status receiver={receiver} />
      {edits && <Form receiver={receiver} onClose={() => setEdits(false)} />}
    </section>
  );
}

type Settings = ReceiverState['settings'];

let last: Promise<void> = Promise.resolve();

/** Changes the settings as they are once the change before has been applied. */
function change(settings: (now: Settings) => Settings): Promise<void> {
  last = last.then(async () => {
    const { receiver } = useNetwork.getState();
    const state =
      receiver === null ? null : await ask('network.setReceiver', { settings: settings(receiver.settings) });
    if (state === null) return;
    useNetwork.setState({ receiver: state });
    complain(state.problem);
  });
  return last;
}

const LOOPBACK = '127.0.0.1';

function Status({ receiver: { settings, listening, problem } }: { readonly receiver: ReceiverState }) {
  const { address, port, title, callers, on } = settings;
  const where = `Title (AE) ${title}, address ${address}, port ${port}`;
  return (
    <div role="status">
      {on && listening && <p className="good anywhere">✓ On. {where}</p>}
      {on && !listening && <p className="bad anywhere">✕ {problem ?? 'The receiver is not running.'}</p>}
      {!on && <p className="muted anywhere">Off. {where}</p>}
      {on && callers.length === 0 && address !== LOOPBACK && (
        <p className="bad">! Every device that reaches this address may send: name the devices in the settings.</p>
      )}
      {on && address === LOOPBACK && (
        <p className="warn">! Only this computer itself can send: choose another interface in the settings.</p>
      )}
    </div>
  );
}

/** The addresses of this computer, with the one that is set among them. */
function useAddresses(now: string): Readonly<Record<string, string>> {
  const [found, setFound] = useState<ReplyOf<'network.addresses'>['addresses']>([]);
  useEffect(() => {
    void ask('network.addresses', null).then((reply) => setFound(reply?.addresses ?? []));
  }, []);
  const words = found.map(({ name, address }) => [address, `${address} (${name})`] as const);
  return { ...(found.some(({ address }) => address === now) ? {} : { [now]: now }), ...Object.fromEntries(words) };
}

function Form({ receiver, onClose }: { readonly receiver: ReceiverState; readonly onClose: () => void }) {
  const { settings } = receiver;
  const [draft, setDraft] = useState(receiverDraft(settings));
  const [problem, setProblem] = useState<string | null>(null);
  const addresses = useAddresses(settings.address);
  const edit = (changes: Partial<ReceiverDraft>) => setDraft({ ...draft, ...changes });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = receiverOf(draft, settings.on);
    if (!wanted.ok) return setProblem(wanted.problem);
    await change(({ on }) => ({ ...wanted.value, on }));
    onClose();
  };
  return (
    <form className="stack" aria-label="Settings of the receiver" onSubmit={(event) => void save(event)}>
      <div className="fields wide">
        <Choice label="Interface" value={draft.address} words={addresses} onChoose={(address) => edit({ address })} />
        <FormField label="Port" value={draft.port} number onChange={(port) => edit({ port })} />
        <FormField label="Title (AE) of this computer" value={draft.title} onChange={(title) => edit({ title })} />
        <Callers value={draft.callers} onChange={(callers) => edit({ callers })} />
        <FormField
          label="Days a study is kept after its last use"
          value={draft.keptDays}
          number
          onChange={(keptDays) => edit({ keptDays })}
        />
        <FormField
          label="Most that the inbox holds, GB"
          value={draft.quotaGb}
          number
          placeholder="20"
          onChange={(quotaGb) => edit({ quotaGb })}
        />
        <Encryption draft={draft} change={edit} />
      </div>
      <p className="small muted">
        A study that your work refers to is never deleted by itself. When the inbox is full, devices are refused;
        nothing is deleted to make room.
      </p>
      {problem !== null && (
        <p className="bad" role="alert">
          ✕ {problem}
        </p>
      )}
      <p className="row">
        <button type="submit" className="primary">
          Save
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </p>
    </form>
  );
}

function Encryption(props: {
  readonly draft: ReceiverDraft;
  readonly change: (change: Partial<ReceiverDraft>) => void;
}) {
  const { draft, change } = props;
  return (
    <>
      <Tick checked={draft.tls} onTick={(tls) => change({ tls })}>
        Encrypted (TLS), with a certificate of every device
      </Tick>
      {draft.tls && (
        <>
          <FileField
            label="Certificate of this computer (PEM)"
            value={draft.certFile}
            onChange={(certFile) => change({ certFile })}
          />
          <FileField label="Its key (PEM)" value={draft.keyFile} onChange={(keyFile) => change({ keyFile })} />
          <FileField
            label="Certificate of the hospital’s authority (PEM)"
            value={draft.caFile}
            onChange={(caFile) => change({ caFile })}
          />
          <WithoutDialog />
        </>
      )}
    </>
  );
}

function Callers({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>
        Devices that may send
        <span className="small muted" style={{ display: 'block' }}>
          a line each, such as IVUSLAB, 10.0.0.9
        </span>
      </label>
      <textarea
        id={id}
        rows={3}
        value={value}
        placeholder="anyone on this interface"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
