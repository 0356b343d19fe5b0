import { Component, type ReactNode } from 'react';
import { flushAll } from '../state/autosave.ts';

interface Props {
  /** What is inside, for the sentence. */
  readonly what: string;
  readonly children: ReactNode;
}

/** Keeps a fault of one part of the window from taking the others down: says so in one sentence, with a button that starts the window anew with the work. */
export class Boundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="card" role="alert">
        <p>{this.props.what} can no longer be shown because of a fault of the program. Your work is kept.</p>
        <button type="button" onClick={() => void reload()}>
          Reload with your work
        </button>
      </div>
    );
  }
}

async function reload(): Promise<void> {
  await flushAll().catch(() => undefined);
  window.location.reload();
}
