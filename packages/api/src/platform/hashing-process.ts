import { hashSync, verifySync } from '@node-rs/argon2';
import type { HASHING_READY, HashingAnswer, HashingJob } from './hashing-pool.js';

// A process of its own: hashing takes a core for as long as it runs, and here it is not the core of those who read.
// It knows no secret, no database and no settings; one job at a time, on its main thread, whose priority the parent lowers.

process.on('message', (job: HashingJob) => process.send?.(answer(job)));
// The parent is gone, however it went: nobody waits for an answer.
process.on('disconnect', () => process.exit(0));
// A signal to the whole group is for the parent, which ends what is under way before it lets go of this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

function answer(job: HashingJob): HashingAnswer {
  try {
    if (job.kind === 'HASH') return { hash: hashSync(job.password, job.cost) };
    return { matches: verifySync(job.passwordHash, job.password) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

process.send?.('ready' satisfies typeof HASHING_READY);
