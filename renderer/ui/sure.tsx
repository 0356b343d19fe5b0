import type { ReactNode } from 'react';

function focused(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** Asks before something is gone for good; the focus is on the answer that changes nothing. */
export function Sure(props: {
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly children: ReactNode;
}) {
  return (
    <p className="row" role="alert">
      <span>{props.children}</span>
      <button type="button" onClick={props.onYes}>
        {props.yes}
      </button>
      <button type="button" ref={focused} onClick={props.onNo}>
        Keep
      </button>
    </p>
  );
}
