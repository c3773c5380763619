import { setTimeout as sleep } from 'node:timers/promises';

export interface Repeated {
  /** Does the work that is there. @returns whether there may be more at once. */
  work: () => Promise<boolean>;
  /** Told once of each row of failures, and not each time. */
  onTrouble: (error: unknown) => void;
  /** Between two looks where there is nothing to do. */
  pauseMs: number;
  /** How long stopping waits for the work in hand. */
  stopWithinMs: number;
}

/** Does work again and again until stopped. @returns how to stop it: the work in hand is finished, if that does not take long. */
export function repeat({ work, onTrouble, pauseMs, stopWithinMs }: Repeated): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      const patience = new AbortController();
      await Promise.race([running, pause(stopWithinMs, patience.signal)]);
      patience.abort();
    },
  };

  async function run(): Promise<void> {
    let isTroubled = false;
    while (!stopping.signal.aborted) {
      let hasMore = false;
      try {
        hasMore = await work();
        isTroubled = false;
      } catch (error) {
        if (!isTroubled) onTrouble(error);
        isTroubled = true;
      }
      if (!hasMore) await pause(pauseMs, stopping.signal);
    }
  }
}
