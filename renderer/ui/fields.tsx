import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { isComposing, type Pressed } from './composing.ts';
import { typedNumber } from './format.ts';

/** A labelled list of words; `words` gives each value its text, in order. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly words: Readonly<Record<T, string>>;
  readonly onChoose: (value: T) => void;
  readonly id?: string;
}) {
  const own = useId();
  const id = props.id ?? own;
  const entries = Object.entries(props.words) as [T, string][];
  const choose = (chosen: string) => {
    const entry = entries.find(([value]) => value === chosen);
    if (entry !== undefined) props.onChoose(entry[0]);
  };
  return (
    <>
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => choose(event.target.value)}>
        {entries.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </>
  );
}

/** A tick box with its sentence. */
export function Tick(props: {
  readonly checked: boolean;
  readonly onTick: (checked: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <label className="tick whole">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onTick(event.target.checked)} />
      <span>{props.children}</span>
    </label>
  );
}

/** A labelled line of text that is kept when the field is left or Enter is pressed; Escape takes the typing back. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}) {
  const id = useId();
  const typing = useTyping(props.value, (text) => {
    props.onCommit(text);
    return null;
  });
  return (
    <>
      <label htmlFor={id}>{props.label}</label>
      <input id={id} type="text" {...typing.field} />
    </>
  );
}

/**
 * A labelled number; empty is "unknown". What is no number (or what `refuse` objects to) stays on the screen with
 * its reason and is not kept. A text field on purpose: a wheel over a number field would change it unseen.
 */
export function NumberField(props: {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly onCommit: (value: number | null) => void;
  readonly refuse?: (value: number) => string | null;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly id?: string;
}) {
  const own = useId();
  const id = props.id ?? own;
  const typing = useTyping(props.value === null ? '' : String(props.value), (text) => {
    if (text.trim() === '') return settle(props.onCommit, null);
    const value = typedNumber(text);
    if (value === null) return `“${text}” is not a number and was not saved.`;
    return props.refuse?.(value) ?? settle(props.onCommit, value);
  });
  const described = [props.hint === undefined ? '' : `${id}-hint`, typing.problem === null ? '' : `${id}-problem`];
  return (
    <>
      <label htmlFor={id}>
        {props.label}
        {props.hint !== undefined && (
          <span className="small muted" id={`${id}-hint`} style={{ display: 'block' }}>
            {props.hint}
          </span>
        )}
      </label>
      <span className="row number" style={{ flexWrap: 'nowrap' }}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          placeholder={props.placeholder ?? 'unknown'}
          aria-invalid={typing.problem !== null}
          aria-describedby={described.join(' ').trim() || undefined}
          style={{ textAlign: 'right' }}
          {...typing.field}
        />
        {props.unit}
      </span>
      {typing.problem !== null && (
        <p className="whole bad small" id={`${id}-problem`} role="alert">
          {typing.problem}
        </p>
      )}
    </>
  );
}

function settle<T>(commit: (value: T) => void, value: T): null {
  commit(value);
  return null;
}

/** A key in a field, as the browser or React reports it. */
interface FieldKey extends Pressed {
  readonly key: string;
  readonly stopPropagation: () => void;
  readonly currentTarget: HTMLElement;
}

/**
 * What stands in a field while it is typed into; `commit` answers with a reason when it refuses the text. Enter keeps it, Escape takes
 * the typing back, and both give the keys back to the picture, outside dialogs and unless the text was refused.
 */
export function useTyping(given: string, commit: (text: string) => string | null) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (text: string | null, reason: string | null) => {
    setTyped(text);
    setProblem(reason);
  };
  const finish = () => {
    if (typed === null) return problem === null;
    const reason = typed === given ? null : commit(typed);
    take(reason === null ? null : typed, reason);
    return reason === null;
  };
  const field = {
    value: typed ?? given,
    onChange: (event: { readonly target: { readonly value: string } }) => take(event.target.value, null),
    onBlur: finish,
    onKeyDown: (event: FieldKey) => {
      if (isComposing(event)) return;
      if (event.key === 'Enter' && flushSync(finish)) leave(event.currentTarget);
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      flushSync(() => take(null, null));
      leave(event.currentTarget);
    },
  };
  return { field, problem };
}

/** Takes the focus from a field, once what it holds is settled. */
function leave(field: HTMLElement): void {
  if (field.closest('dialog') === null) field.blur();
}
