import { describe, expect, it } from 'vitest';
import { Overloaded } from '../platform/index.js';
import { createPdfPrinter } from './pdf-printer.js';
import type { Printed } from './pdf-worker.js';

/** Prints one byte of what it is given; never ends with the one, and dies of the other. */
const PRESS = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, printed }) => {
      if (printed.text === 'ENDLESS') for (;;);
      if (printed.text === 'DEADLY') process.exit(1);
      parentPort.postMessage({ id, pdf: new TextEncoder().encode(printed.text) });
    });`)}`,
);

const sheet = (text: string): Printed => ({ text }) as unknown as Printed;
const read = async (pdf: Promise<Uint8Array>): Promise<string> => new TextDecoder().decode(await pdf);

describe('the printing thread', () => {
  it('gives up what takes too long, and prints what waited behind it', async () => {
    const printer = createPdfPrinter({ module: PRESS, longestMs: 3_000 });
    const [endless, next] = [printer.print(sheet('ENDLESS')), printer.print(sheet('next'))];
    await expect(endless).rejects.toThrow(Overloaded);
    expect(await read(next)).toBe('next');
    await printer.close();
  });

  it('is begun anew where it dies, and only what it died of fails', async () => {
    const printer = createPdfPrinter({ module: PRESS, longestMs: 30_000 });
    const [deadly, next] = [printer.print(sheet('DEADLY')), printer.print(sheet('next'))];
    await expect(deadly).rejects.toThrow('The printing thread ended.');
    expect(await read(next)).toBe('next');
    await printer.close();
  });

  it('takes no more than can wait', async () => {
    const printer = createPdfPrinter({ module: PRESS, longestMs: 30_000 });
    const taken = Array.from({ length: 40 }, (_, n) => printer.print(sheet(String(n))));
    expect(() => printer.print(sheet('too many'))).toThrow(Overloaded);
    expect(await Promise.all(taken.map(read))).toEqual(Array.from({ length: 40 }, (_, n) => String(n)));
    await printer.close();
  });
});
