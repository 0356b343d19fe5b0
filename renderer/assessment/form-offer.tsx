import { CommandButton } from '../commands/command-button.tsx';
import { practiceNumber } from '../state/practice-number.ts';
import { useApp } from '../state/store.ts';

/** Offers what the request form of a practice study answers and what lengths it states; nothing for other studies. */
export function FormOffer() {
  const number = useApp(practiceNumber);
  if (number === null) return null;
  return (
    <p className="section row form-offer">
      <span className="small">
        Practice study {number} has a request form: it answers questions and may state lengths.
      </span>
      <CommandButton id="requestForm">Use the request form</CommandButton>
    </p>
  );
}
