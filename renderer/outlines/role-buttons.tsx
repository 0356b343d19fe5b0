import type { Outline } from '../../core/session/document/document.ts';
import { useHint } from '../commands/keymap.ts';
import { runCommand } from '../commands/registered.ts';
import { ROLES, STATES } from '../ui/labels.ts';

/** What is said most often about the selected outline, each by one press; its tooltip quotes the key. */
export function SayButtons({ outline: { role, state } }: { readonly outline: Outline }) {
  return (
    <fieldset className="say whole" aria-label="Common choices">
      <Say id="say.lesion" words={ROLES.lesion} said={role === 'lesion'} />
      <Say id="say.reference" words={ROLES.reference} said={role === 'reference'} />
      <Say id="say.expiration" words={STATES.expiration} said={state === 'expiration'} />
      <Say id="say.inspiration" words={STATES.inspiration} said={state === 'inspiration'} />
    </fieldset>
  );
}

type Said = 'say.lesion' | 'say.reference' | 'say.expiration' | 'say.inspiration';

function Say({ id, words, said }: { readonly id: Said; readonly words: string; readonly said: boolean }) {
  const hint = useHint(id);
  return (
    <button type="button" aria-pressed={said} title={hint} onClick={() => runCommand(id)}>
      {words}
    </button>
  );
}
