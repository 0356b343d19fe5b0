import { useId } from 'react';

/** A labelled field of a form that is saved as a whole: every letter counts at once. */
export function FormField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly number?: boolean;
  readonly secret?: boolean;
  /** Has the focus when the form appears. */
  readonly first?: boolean;
}) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        ref={props.first === true ? focused : undefined}
        type={props.secret === true ? 'password' : 'text'}
        inputMode={props.number === true ? 'numeric' : undefined}
        className={props.number === true ? 'short' : undefined}
        value={props.value}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </>
  );
}

function focused(field: HTMLInputElement | null): void {
  field?.focus();
}
