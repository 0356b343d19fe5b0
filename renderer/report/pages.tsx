import type { PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { type OpenPdf, openPdf } from './open-pdf.ts';

/** The pages of a PDF, drawn from its very bytes in a width (CSS pixels); those before stay until the new ones can be drawn. */
export function Pages({ pdf, width }: { readonly pdf: Uint8Array; readonly width: number }) {
  const [open, setOpen] = useState<OpenPdf | null>(null);
  useEffect(() => {
    let gone = false;
    const opening = openPdf(pdf);
    void opening.then((opened) => (gone ? undefined : setOpen(opened)));
    return () => {
      gone = true;
      // React draws the pages that follow first.
      void opening.then((opened) => setTimeout(opened.close, 1000));
    };
  }, [pdf]);
  if (open === null) return <p className="small muted">Drawing the pages…</p>;
  return (
    <div className="report-pages stack" data-testid="report-pages" data-digest={open.digest}>
      {open.pages.map((page, index) => (
        <Page key={page.pageNumber} page={page} name={`Page ${index + 1} of ${open.pages.length}`} width={width} />
      ))}
    </div>
  );
}

function Page({ page, name, width }: { readonly page: PDFPageProxy; readonly name: string; readonly width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState<PDFPageProxy | null>(null);
  useEffect(() => {
    if (canvas.current === null || width <= 0) return;
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (width * devicePixelRatio) / natural.width });
    canvas.current.width = Math.round(viewport.width);
    canvas.current.height = Math.round(viewport.height);
    const task = page.render({ canvas: canvas.current, viewport });
    task.promise.then(
      () => setDrawn(page),
      () => undefined,
    );
    return () => task.cancel();
  }, [page, width]);
  return <canvas ref={canvas} role="img" aria-label={name} data-drawn={drawn === page} style={{ width: '100%' }} />;
}
