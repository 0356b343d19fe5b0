import type { ReactNode } from 'react';
import { useId } from 'react';

/** A native modal dialog keeps the focus inside, on what is marked as first, and gives it back when it closes, also when it is taken away. */
function shownModally(dialog: HTMLDialogElement): () => void {
  dialog.showModal();
  dialog.querySelector<HTMLElement>('[data-first]')?.focus();
  return () => dialog.close();
}

/** A dialog over the window with a title and a button that closes it; Escape closes it as well. */
export function SheetDialog(props: {
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const title = useId();
  return (
    <dialog
      className={`sheet ${props.className ?? ''}`}
      ref={shownModally}
      onClose={(event) => event.currentTarget.open || props.onClose()}
      aria-labelledby={title}
    >
      <form method="dialog" className="row apart">
        <h2 id={title}>{props.title}</h2>
        <button type="submit">Close</button>
      </form>
      {props.children}
    </dialog>
  );
}
