import { parentPort } from 'node:worker_threads';
import { writePdf, type PrintedStatement } from './write-pdf.js';

export interface PdfJob {
  id: number;
  printed: PrintedStatement;
}

export type PdfAnswer = { id: number; pdf: Uint8Array } | { id: number; failure: string };

/** Prints one statement after the other, off the thread that answers requests. */
parentPort?.on('message', ({ id, printed }: PdfJob) => {
  writePdf(printed).then(
    (pdf) => parentPort?.postMessage({ id, pdf } satisfies PdfAnswer),
    (error: unknown) => parentPort?.postMessage({ id, failure: String(error) } satisfies PdfAnswer),
  );
});
