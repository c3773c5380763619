import { Worker } from 'node:worker_threads';
import { Overloaded } from '../platform/index.js';
import type { PdfAnswer, PdfJob, Printed } from './pdf-worker.js';

export interface PdfPrinter {
  /** @throws {Overloaded} at once where too many wait already. */
  print(printed: Printed): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A worker cannot load TypeScript: tests print with what was built. */
const MODULE = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/src/downloads/pdf-worker.js', import.meta.url)
  : new URL('./pdf-worker.js', import.meta.url);

/** Some ten seconds of printing. */
const MOST_WAITING = 40;
const RETRY_AFTER_SECONDS = 5;

interface Waiting {
  resolve: (pdf: Uint8Array) => void;
  reject: (error: Error) => void;
}

/** Prints statements and plans in one worker thread, begun when the first is asked for and begun anew if it dies. */
export function createPdfPrinter(): PdfPrinter {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let nextId = 0;

  function begin(): Worker {
    const begun = new Worker(MODULE);
    begun.unref();
    begun.on('message', settle);
    begun.on('error', (error) => end(begun, error instanceof Error ? error : new Error(String(error))));
    begun.on('exit', () => end(begun, new Error('The printing thread ended.')));
    return begun;
  }

  function settle(answer: PdfAnswer): void {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('pdf' in answer) asked?.resolve(answer.pdf);
    else asked?.reject(new Error(answer.failure));
  }

  function end(ended: Worker, error: Error): void {
    if (worker !== ended) return;
    worker = null;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  }

  return {
    print: (printed) => {
      if (waiting.size >= MOST_WAITING) throw new Overloaded(RETRY_AFTER_SECONDS);
      worker ??= begin();
      const id = (nextId += 1);
      const done = new Promise<Uint8Array>((resolve, reject) => waiting.set(id, { resolve, reject }));
      worker.postMessage({ id, printed } satisfies PdfJob);
      return done;
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
