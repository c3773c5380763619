/** An act on installments, with everything that is sent but the key. */
export type InstallmentAct =
  | { kind: 'CONVERT'; offerIds: readonly string[] }
  | { kind: 'CANCEL'; planId: string }
  | { kind: 'REPAY'; planId: string; quoteId: string };

/** An act that left this browser under its key. */
export interface SentAct {
  key: string;
  act: InstallmentAct;
  /** Whether its outcome is known: what is done is forgotten, so known means refused. */
  isRefused: boolean;
}

const KEY_BYTES = 16;
/** For browsers that refuse storage: the key then lives as long as the page. */
const memory = new Map<string, string>();

/**
 * The key to send an act with: that of the same act where one was sent whose outcome is not known, or was a refusal; else a
 * new one. It is kept before the act leaves, and survives a reload.
 */
export function keepAct(memberId: string, act: InstallmentAct): SentAct {
  const kept = findSentAct(memberId);
  const sent = kept !== null && isSame(kept.act, act) ? { ...kept, isRefused: false } : { key: newKey(), act, isRefused: false };
  write(memberId, sent);
  return sent;
}

/** The act of the member that was sent last and is not done; null where there is none. */
export function findSentAct(memberId: string): SentAct | null {
  try {
    const text = read(memberId);
    return text === null ? null : (JSON.parse(text) as SentAct);
  } catch {
    return null;
  }
}

/** Nothing was changed: the same act may be confirmed again, under the same key. */
export function markRefused(memberId: string, sent: SentAct): void {
  write(memberId, { ...sent, isRefused: true });
}

/** It is done. */
export function forgetAct(memberId: string): void {
  memory.delete(memberId);
  try {
    sessionStorage.removeItem(placeOf(memberId));
  } catch {
    // What could not be kept need not be removed.
  }
}

function isSame(one: InstallmentAct, other: InstallmentAct): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function placeOf(memberId: string): string {
  return `meisai.installment-act.${memberId}`;
}

function read(memberId: string): string | null {
  try {
    return sessionStorage.getItem(placeOf(memberId)) ?? memory.get(memberId) ?? null;
  } catch {
    return memory.get(memberId) ?? null;
  }
}

function write(memberId: string, sent: SentAct): void {
  const text = JSON.stringify(sent);
  memory.set(memberId, text);
  try {
    sessionStorage.setItem(placeOf(memberId), text);
  } catch {
    // The memory has it.
  }
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
