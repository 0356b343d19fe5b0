import { BrowserWindow, session } from 'electron';

/** What a printed document may load: nothing but its own styles and pictures. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const ADDRESS = 'app://print/document';
const patienceMs = 60_000;

/** Prints HTML to an A4 PDF in a hidden window without scripts, files or network; rejects when it does not come in a minute. */
export async function printedPdf(title: string, html: string): Promise<Uint8Array> {
  const printing = session.fromPartition('printing');
  printing.protocol.handle('app', (request) =>
    request.url === ADDRESS
      ? new Response(html, {
          headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY },
        })
      : new Response(null, { status: 404 }),
  );
  const page = new BrowserWindow({
    show: false,
    title,
    webPreferences: {
      session: printing,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
    },
  });
  let patience: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      patience = setTimeout(() => reject(new Error('printing took longer than a minute')), patienceMs);
    });
    return await Promise.race([late, printed(page)]);
  } finally {
    clearTimeout(patience);
    page.destroy();
    printing.protocol.unhandle('app');
  }
}

async function printed(page: BrowserWindow): Promise<Uint8Array> {
  await page.loadURL(ADDRESS);
  return page.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
  });
}
