import { Component, type ReactNode } from 'react';
import { flushAll } from '../state/autosave.ts';
import { reportFault } from './faults.ts';

interface Props {
  /** What is inside, for the sentence and for the log. */
  readonly what: string;
  /** When this changes, what is inside is tried again. */
  readonly until?: unknown;
  /** It lies over the window, as what is inside did. */
  readonly floating?: boolean;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
  readonly until: unknown;
}

/** Keeps a fault of one part of the window from taking the others down: says so in one sentence, with a button that starts the window anew with the work. */
export class Boundary extends Component<Props, State> {
  override state: State = { failed: false, until: this.props.until };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ until }: Props, state: State): State | null {
    return until === state.until ? null : { failed: false, until };
  }

  override componentDidCatch(thrown: unknown): void {
    reportFault(this.props.what, thrown);
  }

  override render(): ReactNode {
    const { what, floating = false, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <div className="card boundary" role="alert" data-floating={floating}>
        <p>{what} can no longer be shown because of a fault of the program. Your work is kept.</p>
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
