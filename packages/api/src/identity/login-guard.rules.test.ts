import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeGuess, settleExpired } from './login-guard.rules.js';

describe('a guess', () => {
  it.each([
    { failed: 0, pending: 0, verdict: 'GO' },
    { failed: 2, pending: 0, verdict: 'GO' },
    { failed: 2, pending: 1, verdict: 'BUSY' },
    { failed: 0, pending: 3, verdict: 'BUSY' },
    { failed: 3, pending: 0, verdict: 'LOCKED' },
    { failed: 9, pending: 2, verdict: 'LOCKED' },
  ])('is $verdict after $failed failures with $pending under way, at a threshold of 3', ({ failed, pending, verdict }) => {
    expect(judgeGuess({ failed, pending, isLeaseExpired: false }, 3)).toBe(verdict);
  });

  it('counts checks whose process died as failures', () => {
    expect(settleExpired({ failed: 1, pending: 2, isLeaseExpired: true })).toEqual({ failed: 3, pending: 0, isLeaseExpired: false });
    expect(judgeGuess({ failed: 1, pending: 2, isLeaseExpired: true }, 3)).toBe('LOCKED');
  });

  it('is locked by a threshold that was lowered below the failures there are', () => {
    expect(judgeGuess({ failed: 4, pending: 0, isLeaseExpired: false }, 5)).toBe('GO');
    expect(judgeGuess({ failed: 4, pending: 0, isLeaseExpired: false }, 3)).toBe('LOCKED');
  });

  it('never lets failures and checks under way exceed the threshold', () => {
    const steps = fc.array(fc.constantFrom('guess', 'wrong', 'right', 'die'), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 10 }), (acts, threshold) => {
        let state = { failed: 0, pending: 0, isLeaseExpired: false };
        for (const act of acts) {
          if (act === 'guess' && judgeGuess(state, threshold) === 'GO') {
            const settled = settleExpired(state);
            state = { ...settled, pending: settled.pending + 1 };
          } else if (act === 'die') state = { ...state, isLeaseExpired: true };
          else if (state.pending > 0 && !state.isLeaseExpired && act !== 'guess') {
            state = { ...state, pending: state.pending - 1, failed: act === 'right' ? 0 : state.failed + 1 };
          }
          expect(state.failed + state.pending).toBeLessThanOrEqual(threshold);
        }
      }),
    );
  });
});
