import { Worker } from 'node:worker_threads';
import { Overloaded } from '../platform/index.js';
import type { PdfAnswer, PdfJob, Printed } from './pdf-worker.js';

export interface PdfPrinter {
  /** @throws {Overloaded} at once where too many wait already, and later for what takes too long to print. */
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
/** Some seconds for the largest statement that is printed, with room for a busy machine. */
const LONGEST_MS = 30_000;

interface Asked {
  id: number;
  printed: Printed;
  resolve: (pdf: Uint8Array) => void;
  reject: (error: Error) => void;
}

/**
 * Prints statements and plans in one worker thread, one after the other. It is begun when the first is asked for, and anew if it dies or
 * one takes too long, so that no print keeps the others waiting.
 */
export function createPdfPrinter({ module, longestMs } = { module: MODULE, longestMs: LONGEST_MS }): PdfPrinter {
  const waiting: Asked[] = [];
  let current: { asked: Asked; timer: NodeJS.Timeout } | null = null;
  let worker: Worker | null = null;
  let nextId = 0;

  function begin(): Worker {
    const begun = new Worker(module);
    begun.unref();
    begun.on('message', (answer: PdfAnswer) => {
      if (worker !== begun || answer.id !== current?.asked.id) return;
      const asked = finish();
      if ('pdf' in answer) asked?.resolve(answer.pdf);
      else asked?.reject(new Error(answer.failure));
      next();
    });
    begun.on('error', (error) => end(begun, error instanceof Error ? error : new Error(String(error))));
    begun.on('exit', () => end(begun, new Error('The printing thread ended.')));
    return begun;
  }

  function next(): void {
    const asked = current === null ? waiting.shift() : undefined;
    if (asked === undefined) return;
    worker ??= begin();
    current = { asked, timer: setTimeout(giveUp, longestMs, worker) };
    worker.postMessage({ id: asked.id, printed: asked.printed } satisfies PdfJob);
  }

  function finish(): Asked | undefined {
    const asked = current?.asked;
    clearTimeout(current?.timer);
    current = null;
    return asked;
  }

  function end(ended: Worker, error: Error): void {
    if (worker !== ended) return;
    worker = null;
    finish()?.reject(error);
    next();
  }

  function giveUp(busy: Worker): void {
    end(busy, new Overloaded(RETRY_AFTER_SECONDS));
    void busy.terminate();
  }

  return {
    print: (printed) => {
      if (waiting.length + (current === null ? 0 : 1) >= MOST_WAITING) throw new Overloaded(RETRY_AFTER_SECONDS);
      const id = (nextId += 1);
      const done = new Promise<Uint8Array>((resolve, reject) => waiting.push({ id, printed, resolve, reject }));
      next();
      return done;
    },
    close: async () => {
      waiting.length = 0;
      clearTimeout(current?.timer);
      await worker?.terminate();
    },
  };
}
