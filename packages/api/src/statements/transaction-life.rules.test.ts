import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  historyKey,
  shownHistory,
  shownStatus,
  takeRefund,
  takeStep,
  type LifeStep,
  type TransactionLife,
} from './transaction-life.rules.js';

const life = (status: TransactionLife['status'], amountMinor = 1000n, refundedMinor = 0n): TransactionLife => ({
  status,
  amountMinor,
  refundedMinor,
});
const authorised = (amountMinor = 1000n): LifeStep => ({ kind: 'AUTHORISATION', amountMinor });
const posted = (amountMinor = 1000n): LifeStep => ({ kind: 'POSTING', amountMinor });
const reversed: LifeStep = { kind: 'REVERSAL' };

describe('the next step of a use', () => {
  it.each([
    ['an authorisation of a new use makes it pending', null, authorised(), life('PENDING')],
    ['a posting of a new use posts it', null, posted(), life('POSTED')],
    ['a posting may change the amount', life('PENDING'), posted(1200n), life('POSTED', 1200n)],
    ['a further authorisation changes the pending amount', life('PENDING'), authorised(1200n), life('PENDING', 1200n)],
    ['a reversal takes back what is pending', life('PENDING'), reversed, life('CANCELLED')],
    ['a posting after a reversal counts', life('CANCELLED'), posted(), life('POSTED')],
    ['an authorisation after the posting is late', life('POSTED'), authorised(900n), null],
    ['an authorisation after the reversal is late', life('CANCELLED'), authorised(900n), null],
    ['nothing unknown is reversed', null, reversed, { fault: 'REVERSED_UNKNOWN' }],
    ['nothing posted is reversed', life('POSTED'), reversed, { fault: 'REVERSED_POSTED' }],
    ['nothing is posted with two amounts', life('POSTED'), posted(1200n), { fault: 'POSTED_OTHERWISE' }],
  ] as const)('%s', (_title, before, step, after) => expect(takeStep(before, new Set(), step)).toEqual(after));

  it('is known where it happened before, whatever came after', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constantFrom('AUTHORISATION' as const, 'POSTING' as const), amountMinor: fc.bigInt(1n, 4n) }),
        fc.constant(reversed),
      ),
    );
    fc.assert(
      fc.property(steps, (all) => {
        let now: TransactionLife | null = null;
        const history = new Set<string>();
        const taken: LifeStep[] = [];
        for (const step of all) {
          const next = takeStep(now, history, step);
          if (next === null || 'fault' in next) continue;
          now = next;
          history.add(historyKey(next.status, next.amountMinor));
          taken.push(step);
        }
        return taken.every((step) => takeStep(now, history, step) === null);
      }),
    );
  });
});

describe('a refund', () => {
  it('adds up on its purchase, in part and whole', () => {
    expect(takeRefund(life('POSTED'), 400n)).toEqual(life('POSTED', 1000n, 400n));
    expect(takeRefund(life('POSTED', 1000n, 400n), 600n)).toEqual(life('POSTED', 1000n, 1000n));
  });

  it('is of a purchase that is there and was not taken back', () => {
    expect(takeRefund(null, 1n)).toEqual({ fault: 'REFUNDED_UNKNOWN' });
    expect(takeRefund(life('CANCELLED'), 1n)).toEqual({ fault: 'REFUNDED_NO_PURCHASE' });
    expect(takeRefund(life('POSTED', -1000n), 1n)).toEqual({ fault: 'REFUNDED_NO_PURCHASE' });
  });

  it.each([
    [life('PENDING', 1000n, 0n), 'PENDING'],
    [life('POSTED', 1000n, 0n), 'POSTED'],
    [life('POSTED', 1000n, 1n), 'PARTLY_REFUNDED'],
    [life('POSTED', 1000n, 1000n), 'REFUNDED'],
    [life('POSTED', 1000n, 1100n), 'REFUNDED'],
    [life('POSTED', -1000n, 0n), 'POSTED'],
    [life('CANCELLED'), 'CANCELLED'],
  ] as const)('shows in the one word for how it stands: %o is %s', (stored, shown) => expect(shownStatus(stored)).toBe(shown));

  it('shows in the history as a part until the price is reached', () => {
    const steps = [
      { status: 'PENDING', amountMinor: 900n },
      { status: 'POSTED', amountMinor: 1000n },
      { status: 'REFUNDED', amountMinor: 400n },
      { status: 'REFUNDED', amountMinor: 600n },
    ] as const;
    expect(shownHistory(steps, 1000n)).toEqual(['PENDING', 'POSTED', 'PARTLY_REFUNDED', 'REFUNDED']);
  });
});
