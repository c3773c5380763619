import { connect, type Socket } from 'node:net';

/**
 * A client that costs the machine as little as can be: it writes the same bytes again and reads up to the end of the answer. What
 * is measured shares its cores with it.
 */
export class LeanClient {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #length = 0;
  #total = -1;
  #answer: ((body: Buffer) => void) | null = null;
  #fail: ((error: Error) => void) | null = null;

  constructor(origin: string) {
    const { hostname, port } = new URL(origin);
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#fail?.(error));
    this.#socket.on('close', () => this.#fail?.(new Error('The connection was closed.')));
  }

  /** @returns the whole answer, head and body. */
  ask(request: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#answer = resolve;
      this.#fail = reject;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#fail = null;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#length += chunk.length;
    if (this.#total === -1) this.#total = lengthOf(this.#received.length === 1 ? chunk : Buffer.concat(this.#received));
    if (this.#total === -1 || this.#length < this.#total) return;
    const answer = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    this.#received = [];
    this.#length = 0;
    this.#total = -1;
    this.#answer?.(answer);
  }
}

const HEAD_END = '\r\n\r\n';

/** How long the whole answer is, by its head; -1 where that has not come whole. */
function lengthOf(received: Buffer): number {
  const end = received.indexOf(HEAD_END);
  if (end === -1) return -1;
  const length = /content-length: (\d+)/i.exec(received.toString('latin1', 0, end))?.[1];
  if (length === undefined) throw new Error('An answer does not say how long it is.');
  return end + HEAD_END.length + Number(length);
}

/** A POST of JSON as bytes. */
export function writeRequest(path: string, headers: Record<string, string>, body: object): Buffer {
  const text = JSON.stringify(body);
  const head = Object.entries({
    host: 'localhost',
    connection: 'keep-alive',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`);
}

export function bodyOf(answer: Buffer): string {
  return answer.toString('utf8', answer.indexOf(HEAD_END) + HEAD_END.length);
}
