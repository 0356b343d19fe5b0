import { useEffect, useState } from 'react';
import { program } from '../../../core/program.ts';
import { closeSheet } from '../../state/editing.ts';
import { useApp } from '../../state/store.ts';
import { SheetDialog } from '../../ui/sheet.tsx';
import { drawnBy, type Licence, readLicences } from './licences.ts';
import './about.css';

/** What the program is, its versions, and the licences of what others wrote, over the window while it is asked for. */
export function About() {
  const shown = useApp(({ sheet }) => sheet === 'about');
  return shown ? <Page /> : null;
}

function Page() {
  const [licences, setLicences] = useState<readonly Licence[] | null | undefined>(undefined);
  useEffect(() => void readLicences().then(setLicences), []);
  const drawn = drawnBy(navigator.userAgent);
  return (
    <SheetDialog title={`About ${program.name}`} className="about" onClose={closeSheet}>
      <p>
        Version {program.version}
        {drawn !== '' && <span className="muted"> · {drawn}</span>}
      </p>
      <p>For education and planning; not a medical device.</p>
      <p>MIT licence. The program never updates itself and asks the internet for nothing.</p>
      <h3>Software by others</h3>
      {licences === null && <p>The list of licences is missing: build or install the program again.</p>}
      <ul>
        {licences?.map((licence) => (
          <Row key={`${licence.name} ${licence.version}`} {...licence} />
        ))}
      </ul>
    </SheetDialog>
  );
}

function Row({ name, version, licence, text }: Licence) {
  return (
    <li>
      <details>
        <summary>
          {name} {version} <span className="muted">{licence}</span>
        </summary>
        <pre>{text === '' ? `The package states the licence (${licence}) but does not include its text.` : text}</pre>
      </details>
    </li>
  );
}
