import { useEffect, useRef, useState } from 'react';
import type { OpenStudy } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { useElementSize } from '../ui/element-size.ts';
import { usePreferences } from '../ui/preferences.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import { reportNow } from './exports.ts';
import { Pages } from './pages.tsx';
import { useReport } from './state.ts';

/** Typing and ticking pause for so long (ms) before the pages are made anew. */
const PAUSE_MS = 300;

/** The pages of the report as its PDF has them, small in the panel and large in a dialog. */
export function Preview({ study }: { readonly study: OpenStudy }) {
  const hidden = useApp((state) => state.patientHidden);
  return (
    <section className="section stack" aria-label="Preview">
      {hidden ? (
        <>
          <h2>Preview</h2>
          <p className="muted">Patient data are hidden: the pages show them and are therefore not shown here.</p>
        </>
      ) : (
        <PreviewPages study={study} />
      )}
    </section>
  );
}

function PreviewPages({ study }: { readonly study: OpenStudy }) {
  const { pdf, problem } = usePdf(study);
  const [large, setLarge] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(room);
  return (
    <>
      <div className="row apart">
        <h2>Preview</h2>
        <button type="button" disabled={pdf === null} onClick={() => setLarge(true)}>
          Enlarge preview
        </button>
      </div>
      {problem !== null && (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
      <div ref={room}>
        {pdf === null ? (
          problem === null && <p className="small muted">Making the pages…</p>
        ) : (
          <Pages pdf={pdf} width={width} />
        )}
      </div>
      {large && pdf !== null && (
        <SheetDialog title="Report" className="report-sheet" onClose={() => setLarge(false)}>
          <LargePages pdf={pdf} />
        </SheetDialog>
      )}
    </>
  );
}

function LargePages({ pdf }: { readonly pdf: Uint8Array }) {
  const room = useRef<HTMLElement>(null);
  const { width } = useElementSize(room);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section ref={room} className="report-large" aria-label="Pages" tabIndex={0} data-first>
      <Pages pdf={pdf} width={width} />
    </section>
  );
}

/** The PDF as it would be issued now, made anew after every change; the one before stays meanwhile. */
function usePdf(study: OpenStudy) {
  const [made, setMade] = useState<{ readonly pdf: Uint8Array | null; readonly problem: string | null }>({
    pdf: null,
    problem: null,
  });
  const { key, runs, history } = study;
  const session = history.present;
  const { notes, signed, exported } = useReport();
  const words = usePreferences(({ report }) => report);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes the pages.
  useEffect(() => {
    let gone = false;
    const pause = setTimeout(() => {
      void reportNow(study, ['pdf']).then((printed) => {
        if (gone) return;
        const content = printed.ok ? printed.value.files[0]?.[1] : undefined;
        setMade({ pdf: content instanceof Uint8Array ? content : null, problem: printed.ok ? null : printed.problem });
      });
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(pause);
    };
  }, [key, runs, session, notes, signed, exported, words]);
  return made;
}
