import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
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
  current: { queued: QueuedJob; deadline: NodeJS.Timeout } | null;
  /** Whether it ever answered: one that never did is not replaced at once. */
  hasAnswered: boolean;
}

const MODULE = new URL(import.meta.url.endsWith('.ts') ? './hashing-process.ts' : './hashing-process.js', import.meta.url);

/** A second's worth for each process; past it a caller is told to come back rather than to wait. */
const WAITING_PER_PROCESS = 100;
const RETRY_AFTER_SECONDS = 2;
/** Together well under the lease of a guess: what was checked is still worth something. */
const WAIT_WITHIN_MS = 3_000;
const ANSWER_WITHIN_MS = 5_000;
/** A process that dies before its first answer would die again. */
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
      const mayStart = workers.size < concurrency && performance.now() >= notBefore;
      const worker = [...workers].find(({ current }) => current === null) ?? (mayStart ? startWorker() : null);
      const queued = worker === null ? undefined : queue.shift();
      if (worker === null || queued === undefined) return;
      if (performance.now() > queued.giveUpAt) queued.reject(new Overloaded(RETRY_AFTER_SECONDS));
      else begin(worker, queued);
    }
  }

  function begin(worker: Worker, queued: QueuedJob): void {
    const deadline = setTimeout(() => worker.child.kill('SIGKILL'), ANSWER_WITHIN_MS);
    worker.current = { queued, deadline };
    worker.child.ref();
    worker.child.channel?.ref();
    queued.onBegin();
    // A process that is going away takes no message; that it is gone is told by its exit.
    worker.child.send(queued.job, () => undefined);
  }

  function startWorker(): Worker {
    const child = fork(fileURLToPath(MODULE), { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const worker: Worker = { child, current: null, hasAnswered: false };
    workers.add(worker);
    lowerPriority(child);
    child.on('message', (answer: HashingAnswer) => {
      worker.hasAnswered = true;
      take(worker)?.resolve(answer);
      dispatch();
    });
    child.on('exit', () => bury(worker));
    // One that could not be started exits never.
    child.on('error', () => bury(worker));
    return worker;
  }

  function bury(worker: Worker): void {
    if (!workers.delete(worker)) return;
    worker.child.kill('SIGKILL');
    if (!worker.hasAnswered && !isClosed) {
      notBefore = performance.now() + REPLACE_AFTER_MS;
      setTimeout(dispatch, REPLACE_AFTER_MS + 1);
    }
    take(worker)?.reject(new HashingInterrupted(RETRY_AFTER_SECONDS));
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

/** Takes the job off a process that has nothing more to do with it. An idle process keeps nobody alive. */
function take(worker: Worker): QueuedJob | null {
  const { current, child } = worker;
  if (current === null) return null;
  clearTimeout(current.deadline);
  worker.current = null;
  child.unref();
  child.channel?.unref();
  return current.queued;
}

/** Below what serves, so that a flood of logins takes only what reads leave over; not so low that logins stand still. */
function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
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
