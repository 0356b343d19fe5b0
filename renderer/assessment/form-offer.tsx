import { CommandButton } from '../commands/command-button.tsx';
import { practiceNumber } from '../state/practice-number.ts';
import { useApp } from '../state/store.ts';

/** Offers the answers that the request form of a practice study gives; nothing for other studies. */
export function FormOffer() {
  const number = useApp(practiceNumber);
  if (number === null) return null;
  return (
    <p className="section row">
      <span className="small">This is practice study {number}: its request form answers many of these questions.</span>
      <CommandButton id="requestForm">Use its answers</CommandButton>
    </p>
  );
}
