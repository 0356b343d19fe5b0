import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useHint } from '../../commands/keymap.ts';
import { notePresses } from '../../ui/documents.ts';
import { Tooltips } from '../../ui/tooltip.tsx';
import type { FurtherShape } from '../../viewer/overlay.tsx';
import { PatientStrip } from '../../viewer/patient-strip.tsx';
import { Viewer } from '../../viewer/viewer.tsx';
import { Boundary } from '../boundary.tsx';
import { listenToKeys } from '../keys.ts';
import { useTitle } from '../layout/title.ts';
import { bringBack, useSecondWindow } from './opened.ts';
import './second-window.css';

/** The pictures in a window of their own, for a second screen: drawn by the one page, so that nothing has to be kept in step. */
export function SecondWindow({ further }: { readonly further: readonly FurtherShape[] }) {
  const second = useSecondWindow((state) => state.second);
  useEffect(() => {
    if (second === null) return;
    const stops = [notePresses(second.view), listenToKeys(second.view)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [second]);
  return second === null ? null : createPortal(<Content view={second.view} further={further} />, second.root);
}

function Content({ view, further }: { readonly view: Window; readonly further: readonly FurtherShape[] }) {
  const back = useHint('pictureWindow', 'Back into the first window');
  useTitle(view.document);
  return (
    <div className="second-window">
      <section className="centre-head" aria-label="Patient">
        <PatientStrip />
        <button type="button" className="small" {...back} onClick={bringBack}>
          Close this window
        </button>
      </section>
      <Boundary what="The picture">
        <Viewer further={further} />
      </Boundary>
      <Tooltips within={view.document} />
    </div>
  );
}

/** Where the picture stands otherwise. */
export function PictureElsewhere() {
  const back = useHint('pictureWindow', 'Back into this window');
  return (
    <div className="empty stack">
      <h2>The picture is in the second window</h2>
      <p>Keys work in both windows.</p>
      <p>
        <button type="button" {...back} onClick={bringBack}>
          Bring the picture back
        </button>
      </p>
    </div>
  );
}
