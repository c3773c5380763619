import { parentPort } from 'node:worker_threads';
import { writePdf, type PrintedStatement } from './write-pdf.js';
import { writePlanPdf, type PrintedPlan } from './write-plan-pdf.js';

/** Whatever can be printed. */
export type Printed = PrintedStatement | PrintedPlan;

export interface PdfJob {
  id: number;
  printed: Printed;
}

export type PdfAnswer = { id: number; pdf: Uint8Array } | { id: number; failure: string };

/** Prints one thing after the other, off the thread that answers requests. */
parentPort?.on('message', ({ id, printed }: PdfJob) => {
  print(printed).then(
    (pdf) => parentPort?.postMessage({ id, pdf } satisfies PdfAnswer),
    (error: unknown) => parentPort?.postMessage({ id, failure: String(error) } satisfies PdfAnswer),
  );
});

function print(printed: Printed): Promise<Buffer> {
  return 'plan' in printed ? writePlanPdf(printed) : writePdf(printed);
}
