import { fork, type ChildProcess } from 'node:child_process';
import { constants, getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { HashingInterrupted, Overloaded } from './errors.js';

/** What argon2 is told of its cost. */
export interface HashingCost {
  algorithm: 2;
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

export type HashingJob = { kind: 'HASH'; password: string; cost: HashingCost } | { kind: 'VERIFY'; password: string; passwordHash: string };
export type HashingAnswer = { hash: string } | { matches: boolean } | { failure: string };
/** What a hashing process says once it can take a job. */
export const HASHING_READY = 'ready';

export interface HashingPool {
  readonly inFlight: number;
  readonly waiting: number;
  /**
   * @param onBegin called when the job leaves the queue for a hashing process.
   * @throws {Overloaded} at once where the queue is full, later where the job waited too long: then it never began.
   * @throws {HashingInterrupted} where its process died under it.
   */
  run(job: HashingJob, onBegin: () => void): Promise<HashingAnswer>;
  /** Ends the processes. What waits or is under way fails. */
  close(): Promise<void>;
}

interface QueuedJob {
  job: HashingJob;
  onBegin: () => void;
  giveUpAt: number;
  resolve: (answer: HashingAnswer) => void;
  reject: (fault: Error) => void;
}

interface Worker {
  child: ChildProcess;
  isReady: boolean;
  current: QueuedJob | null;
  /** Ends it when it does not start, or does not answer, in time. */
  deadline: NodeJS.Timeout | undefined;
}

const MODULE = new URL(import.meta.url.endsWith('.ts') ? './hashing-process.ts' : './hashing-process.js', import.meta.url);

/** A second's worth for each process; past it a caller is told to come back rather than to wait. */
const WAITING_PER_PROCESS = 100;
const RETRY_AFTER_SECONDS = 2;
/** Together well under the lease of a guess: what was checked is still worth something. */
const WAIT_WITHIN_MS = 4_000;
const ANSWER_WITHIN_MS = 5_000;
const START_WITHIN_MS = 10_000;
/**
 * How far below this process they run. On a busy machine five steps are a third of its share: a flood of logins leaves
 * the most to those who read, and logins still go on. At ten they stood still.
 */
const NICE_STEPS = 5;
/** A process that dies before it was ready would die again. */
const REPLACE_AFTER_MS = 1_000;

/**
 * Processes that hash, at a lower priority than those who serve. They start with the first job, are replaced when they
 * die, and die with this process.
 */
export function createHashingPool(concurrency: number): HashingPool {
  const workers = new Set<Worker>();
  const queue: QueuedJob[] = [];
  let notBefore = 0;
  let isClosed = false;

  function dispatch(): void {
    while (queue.length > 0) {
      const worker = [...workers].find(({ isReady, current }) => isReady && current === null);
      if (worker === undefined) {
        const isWanted = queue.length > [...workers].filter(({ isReady }) => !isReady).length;
        if (isWanted && workers.size < concurrency && performance.now() >= notBefore) startWorker();
        return;
      }
      const queued = queue.shift();
      if (queued === undefined) return;
      if (performance.now() > queued.giveUpAt) queued.reject(new Overloaded(RETRY_AFTER_SECONDS));
      else begin(worker, queued);
    }
  }

  function begin(worker: Worker, queued: QueuedJob): void {
    worker.current = queued;
    keep(worker, ANSWER_WITHIN_MS);
    queued.onBegin();
    // A process that is going away takes no message; that it is gone is told by its exit.
    worker.child.send(queued.job, () => undefined);
  }

  function startWorker(): void {
    const child = fork(fileURLToPath(MODULE), { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const worker: Worker = { child, isReady: false, current: null, deadline: undefined };
    workers.add(worker);
    keep(worker, START_WITHIN_MS);
    child.on('message', (answer: HashingAnswer | typeof HASHING_READY) => {
      if (answer !== HASHING_READY) finish(worker)?.resolve(answer);
      else {
        lowerPriority(child);
        worker.isReady = true;
        finish(worker);
      }
      dispatch();
    });
    child.on('exit', () => bury(worker));
    // One that could not be started exits never.
    child.on('error', () => bury(worker));
  }

  function bury(worker: Worker): void {
    if (!workers.delete(worker)) return;
    worker.child.kill('SIGKILL');
    if (!worker.isReady && !isClosed) {
      notBefore = performance.now() + REPLACE_AFTER_MS;
      setTimeout(dispatch, REPLACE_AFTER_MS + 1);
    }
    finish(worker)?.reject(new HashingInterrupted(RETRY_AFTER_SECONDS));
    dispatch();
  }

  return {
    get inFlight() {
      return [...workers].filter(({ current }) => current !== null).length;
    },
    get waiting() {
      return queue.length;
    },
    run: (job, onBegin) =>
      new Promise((resolve, reject) => {
        if (isClosed || queue.length >= WAITING_PER_PROCESS * concurrency) throw new Overloaded(RETRY_AFTER_SECONDS);
        queue.push({ job, onBegin, giveUpAt: performance.now() + WAIT_WITHIN_MS, resolve, reject });
        dispatch();
      }),
    close: async () => {
      isClosed = true;
      for (const { reject } of queue.splice(0)) reject(new Overloaded(RETRY_AFTER_SECONDS));
      await Promise.all([...workers].map(({ child }) => end(child)));
    },
  };
}

/** Keeps this process alive while one of its hashing processes is at work, and ends that one when it takes too long. */
function keep(worker: Worker, withinMs: number): void {
  worker.child.ref();
  worker.child.channel?.ref();
  worker.deadline = setTimeout(() => worker.child.kill('SIGKILL'), withinMs);
}

/** @returns what it was at work for. An idle one keeps nobody alive. */
function finish(worker: Worker): QueuedJob | null {
  const { child, current, deadline } = worker;
  clearTimeout(deadline);
  worker.current = null;
  child.unref();
  child.channel?.unref();
  return current;
}

function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, Math.min(getPriority() + NICE_STEPS, constants.priority.PRIORITY_LOW));
  } catch {
    // A system that forbids it hashes at the priority of the rest.
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.ref();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
