import { useSyncExternalStore } from 'react';

/** When the session of this browser ends, in milliseconds of this machine's clock. */
export interface SessionEnds {
  /** If nobody uses it. */
  idleAt: number;
  /** However much it is used. */
  lifeAt: number;
}

const CHANNEL = 'meisai.session-clock';
const SECOND_MS = 1000;

let ends: SessionEnds | null = null;
let channel: BroadcastChannel | null = null;
const listeners = new Set<() => void>();

/**
 * Sets the clock by what an answer says of the session (`idle=1800, life=86400`, in seconds), in every tab: what is done in one
 * prolongs the session of all. Counted from now, so that a clock that is wrong does no harm.
 */
export function noteSessionSpan(header: string | null): void {
  const [, idle, life] = /^idle=(\d+), life=(\d+)$/.exec(header ?? '') ?? [];
  if (idle === undefined || life === undefined) return;
  const now = Date.now();
  set({ idleAt: now + Number(idle) * SECOND_MS, lifeAt: now + Number(life) * SECOND_MS });
  open()?.postMessage(ends);
}

/** Stops the clock of this tab: the session is over, and was told of already. */
export function stopSessionClock(): void {
  set(null);
}

/** When the session ends; null while that is not known. */
export function useSessionEnds(): SessionEnds | null {
  return useSyncExternalStore(subscribe, () => ends);
}

function subscribe(listener: () => void): () => void {
  open();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: SessionEnds | null): void {
  ends = next;
  for (const listener of listeners) listener();
}

function open(): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  if (channel === null) {
    channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', ({ data }: MessageEvent<SessionEnds>) => set(data));
  }
  return channel;
}
