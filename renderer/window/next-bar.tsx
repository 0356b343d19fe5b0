import { useKeysText } from '../commands/keymap.ts';
import { commandOf, runCommand } from '../commands/registered.ts';
import { useApp } from '../state/store.ts';
import { tip } from '../ui/tooltip.tsx';
import type { Wish } from './wish.ts';
import { addedTexts, orderText, useWish, wishText } from './wish.ts';

/** Under the steps: what comes next as a button, what is under way, and why something new is asked or the rest is not. */
export function NextBar() {
  const wish = useWish();
  if (wish === null) return null;
  const { way, now, done } = wish;
  const remarks = way.end === null ? addedTexts(way) : [`${way.end.because} Nothing else is needed.`];
  return (
    <div className="next-bar">
      {now !== null && <Now wish={wish} />}
      {now === null && !done && <Next wish={wish} />}
      {done && <p className="small good">{wishText(wish)}</p>}
      {remarks.map((text) => (
        <p key={text} className="small muted">
          {text}
        </p>
      ))}
    </div>
  );
}

/** What is under way, with the way out of it and the way past it. */
function Now({ wish }: { readonly wish: Wish }) {
  const { next } = wish;
  const leaves = useKeysText('cancel');
  const armed = useApp(({ tracing }) => tracing !== null);
  return (
    <div className="now">
      <p>
        <strong>{wishText(wish)}</strong>
        {armed && (
          <span className="small muted">
            {' '}
            <kbd>{leaves}</kbd> cancels
          </span>
        )}
      </p>
      {next !== null && <NextButton text="Skip" hint={`Leave it for later and ${orderText(next)}`} />}
    </div>
  );
}

function Next({ wish }: { readonly wish: Wish }) {
  return <NextButton text={wishText(wish)} hint={commandOf('nextMissing').title} strong />;
}

function NextButton(props: { readonly text: string; readonly hint: string; readonly strong?: boolean }) {
  const key = useKeysText('nextMissing');
  return (
    <button
      type="button"
      className={props.strong === true ? 'next' : 'quiet'}
      {...tip(props.hint, key)}
      onClick={() => runCommand('nextMissing')}
    >
      <span>{props.text}</span> <kbd>{key}</kbd>
    </button>
  );
}
