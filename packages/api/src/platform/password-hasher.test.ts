import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CANNOT_FIND_PROCESSES, findHashingProcesses, isHashingProcess, until } from '../test/hashing-processes.js';
import { chanceAbove, timeInTurns } from '../test/timing.js';
import { createMetrics, createPasswordHasher, type Metrics, type PasswordHasher } from './index.js';

const RIGHT = 'a right and long password';

let metrics: Metrics;
let hasher: PasswordHasher;
beforeEach(() => {
  metrics = createMetrics();
  hasher = createPasswordHasher(metrics, 1);
});
afterEach(() => hasher.close());

async function countChecks(): Promise<number> {
  return (await metrics.passwordVerifications.get()).values[0]?.value ?? 0;
}

async function onlyProcess(): Promise<number> {
  await until(() => findHashingProcesses().length === 1, 'one hashing process');
  return findHashingProcesses()[0] ?? 0;
}

describe('a password', () => {
  it('is known by its hash, in whatever way its letters were composed, and no other is', async () => {
    const hash = await hasher.hash('カ\u3099ラスの靴をはいた猫と犬');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.verify(hash, 'ガラスの靴をはいた猫と犬')).toBe(true);
    expect(await hasher.verify(hash, 'ガラスの靴をはいた猫と猿')).toBe(false);
    expect(await hasher.verify(null, 'ガラスの靴をはいた猫と犬')).toBe(false);
    expect(await countChecks()).toBe(3);
  });

  it.each(['', '\u0000', '\ud800', 'x'.repeat(100_000), '🍣'.repeat(500)])('may be odd (%#): it is only wrong', async (odd) => {
    expect(await hasher.verify(await hasher.hash(RIGHT), odd)).toBe(false);
  });

  it('costs the same where there is no login to check it against', { retry: 2 }, async () => {
    const hash = await hasher.hash(RIGHT);
    const [real, dummy] = await timeInTurns(100, [() => hasher.verify(hash, 'wrong'), () => hasher.verify(null, 'wrong')]);
    expect(Math.abs(chanceAbove(real, dummy) - 0.5)).toBeLessThan(0.08);
  });

  it('is refused as a fault, not as wrong, where what is stored is no hash', async () => {
    await expect(hasher.verify('no hash', RIGHT)).rejects.toThrow('A password could not be checked.');
    expect(await hasher.verify(null, RIGHT)).toBe(false);
  });
});

describe('passwords past the bound', () => {
  const BOUND = 1 + 100;

  it('are refused at once and never checked; those before them have their turn', async () => {
    const hash = await hasher.hash(RIGHT);
    const checks = Array.from({ length: BOUND }, () => hasher.verify(hash, RIGHT));
    const began = performance.now();
    await expect(hasher.verify(hash, RIGHT)).rejects.toMatchObject({ httpStatus: 503, retryAfterSeconds: 2 });
    expect(performance.now() - began).toBeLessThan(500);
    expect(await metrics.registry.getSingleMetricAsString('passwords_waiting')).toMatch(/passwords_waiting (9\d|100)$/m);
    const settled = await Promise.allSettled(checks);
    const right = settled.filter((one) => one.status === 'fulfilled' && one.value).length;
    // On a machine too busy for a hundred in four seconds the last of them waited too long.
    const late = settled.filter((one) => one.status === 'rejected' && (one.reason as Error).name === 'Overloaded').length;
    expect({ all: right + late, checked: await countChecks() }).toEqual({ all: BOUND, checked: right });
    expect(right).toBeGreaterThan(10);
  });
});

describe.skipIf(CANNOT_FIND_PROCESSES)('the hashing process', () => {
  it('starts with the first password, at a lower priority, and ends when it is closed', async () => {
    expect(findHashingProcesses()).toEqual([]);
    await hasher.hash(RIGHT);
    const pid = await onlyProcess();
    expect(getPriority(pid)).toBe(getPriority() + 5);
    // It is told no setting, and so no secret.
    const settings = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    expect(settings.filter((one) => one !== '' && !one.startsWith('NODE_CHANNEL_'))).toEqual([]);
    await hasher.close();
    expect(isHashingProcess(pid)).toBe(false);
    await expect(hasher.hash(RIGHT)).rejects.toMatchObject({ httpStatus: 503 });
  });

  it('that is killed fails only what it had in hand; what waits goes to the next', async () => {
    const hash = await hasher.hash(RIGHT);
    const pid = await onlyProcess();
    process.kill(pid, 'SIGSTOP');
    const [inHand, ...waiting] = await settledAfter(
      () => process.kill(pid, 'SIGKILL'),
      [hasher.verify(hash, RIGHT), hasher.verify(hash, RIGHT), hasher.verify(hash, 'wrong')],
    );
    expect(inHand).toMatchObject({ status: 'rejected', reason: { name: 'HashingInterrupted', httpStatus: 503 } });
    expect(waiting).toEqual([
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: false },
    ]);
    expect(await countChecks()).toBe(3);
    expect(await onlyProcess()).not.toBe(pid);
  });

  it('that stands still is given up; what waited too long is refused unchecked', { timeout: 15_000 }, async () => {
    const hash = await hasher.hash(RIGHT);
    process.kill(await onlyProcess(), 'SIGSTOP');
    const [stuck, late] = await Promise.allSettled([hasher.verify(hash, RIGHT), hasher.verify(hash, RIGHT)]);
    expect(stuck).toMatchObject({ status: 'rejected', reason: { name: 'HashingInterrupted' } });
    expect(late).toMatchObject({ status: 'rejected', reason: { name: 'Overloaded' } });
    expect(await countChecks()).toBe(1);
    expect(await hasher.verify(hash, RIGHT)).toBe(true);
  });
});

async function settledAfter(act: () => void, checks: Promise<boolean>[]): Promise<PromiseSettledResult<boolean>[]> {
  const settled = Promise.allSettled(checks);
  await until(async () => (await countChecks()) === 1, 'the first is under way');
  act();
  return settled;
}
