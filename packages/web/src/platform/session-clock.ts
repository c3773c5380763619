import { useSyncExternalStore } from 'react';

/** When a session of this browser ends, in milliseconds of this machine's clock. */
export interface SessionEnds {
  /** If nobody uses it. */
  idleAt: number;
  /** However much it is used. */
  lifeAt: number;
}

/** Whose session: a browser may hold one of a member and one of an operator, and each has its clock. */
export type SessionRealm = 'MEMBER' | 'OPERATOR';

const SECOND_MS = 1000;

const clocks: Record<SessionRealm, SessionClock> = {
  MEMBER: startClock('meisai.session-clock'),
  OPERATOR: startClock('meisai.session-clock.operator'),
};

/**
 * Sets the clock by what an answer says of the session (`idle=1800, life=86400`, in seconds), in every tab: what is done in one
 * prolongs the session of all. Counted from now, so that a clock that is wrong does no harm.
 */
export function noteSessionSpan(realm: SessionRealm, header: string | null): void {
  const [, idle, life] = /^idle=(\d+), life=(\d+)$/.exec(header ?? '') ?? [];
  if (idle === undefined || life === undefined) return;
  const now = Date.now();
  clocks[realm].tellAll({ idleAt: now + Number(idle) * SECOND_MS, lifeAt: now + Number(life) * SECOND_MS });
}

/** Stops the clock of this tab: the session is over, and was told of already. */
export function stopSessionClock(realm: SessionRealm): void {
  clocks[realm].set(null);
}

/** When the session ends; null while that is not known. */
export function useSessionEnds(realm: SessionRealm): SessionEnds | null {
  const { subscribe, read } = clocks[realm];
  return useSyncExternalStore(subscribe, read);
}

type SessionClock = ReturnType<typeof startClock>;

function startClock(channelName: string) {
  let ends: SessionEnds | null = null;
  let channel: BroadcastChannel | null = null;
  const listeners = new Set<() => void>();

  function set(next: SessionEnds | null): void {
    ends = next;
    for (const listener of listeners) listener();
  }

  function open(): BroadcastChannel | null {
    if (typeof BroadcastChannel === 'undefined') return null;
    if (channel === null) {
      channel = new BroadcastChannel(channelName);
      channel.addEventListener('message', ({ data }: MessageEvent<SessionEnds>) => set(data));
    }
    return channel;
  }

  return {
    set,
    read: () => ends,
    tellAll: (next: SessionEnds) => {
      set(next);
      open()?.postMessage(next);
    },
    subscribe: (listener: () => void) => {
      open();
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
