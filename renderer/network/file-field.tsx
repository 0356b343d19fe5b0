import { useId } from 'react';
import { shell } from '../shell/shell.ts';
import { ask } from './state.ts';

/** A certificate or key of this computer: chosen in the system's own dialog, shown by its path. */
export function FileField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
  /** What holds while no file is chosen. */
  readonly without?: string;
}) {
  const { label, value, onChange, without = 'none chosen' } = props;
  const id = useId();
  const choose = async () => {
    const path = (await ask('network.chooseFile', null))?.path ?? null;
    if (path !== null) onChange(path);
  };
  return (
    <>
      <span id={id}>{label}</span>
      <span className="row">
        <span className={value === '' ? 'muted' : 'anywhere'}>{value === '' ? without : value}</span>
        {shell.network.choosesFiles && (
          <button type="button" aria-describedby={id} onClick={() => void choose()}>
            Choose…
          </button>
        )}
        {value !== '' && (
          <button type="button" aria-describedby={id} onClick={() => onChange('')}>
            Remove
          </button>
        )}
      </span>
    </>
  );
}

/** Where certificates come from when the window cannot choose them; nothing where it can. */
export function WithoutDialog() {
  if (shell.network.choosesFiles) return null;
  return (
    <p className="whole small muted">
      A page cannot choose files of the computer. Choose certificates in the desktop program, or set the archive up with{' '}
      <code>ivus pacs places --save</code>.
    </p>
  );
}
