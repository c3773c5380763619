// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { findSentAct, forgetAct, keepAct, markRefused, type InstallmentAct } from './sent-act.js';

const ACT: InstallmentAct = { kind: 'CONVERT', offerIds: ['offer-1', 'offer-2'] };
const OTHER: InstallmentAct = { kind: 'CANCEL', planId: 'plan-1' };

beforeEach(() => {
  sessionStorage.clear();
  forgetAct('member-1');
});

describe('the key of an act', () => {
  it('is 128 random bits, kept before the act leaves', () => {
    const { key } = keepAct('member-1', ACT);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(findSentAct('member-1')).toEqual({ key, act: ACT, isRefused: false });
  });

  it('stays the same for the same act, until it is done', () => {
    const sent = keepAct('member-1', ACT);
    expect(keepAct('member-1', ACT)).toEqual(sent);
    markRefused('member-1', sent);
    expect(findSentAct('member-1')?.isRefused).toBe(true);
    expect(keepAct('member-1', ACT)).toEqual(sent);
    forgetAct('member-1');
    expect(keepAct('member-1', ACT).key).not.toBe(sent.key);
  });

  it('is another one for another act, and for another member of this tab', () => {
    const { key } = keepAct('member-1', ACT);
    expect(keepAct('member-2', ACT).key).not.toBe(key);
    expect(findSentAct('member-1')?.key).toBe(key);
    expect(keepAct('member-1', OTHER).key).not.toBe(key);
    forgetAct('member-2');
  });

  it('lives as long as the page where the browser refuses storage', () => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    const real = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');
    Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, get: refuse });
    const { key } = keepAct('member-1', ACT);
    expect(keepAct('member-1', ACT).key).toBe(key);
    if (real !== undefined) Object.defineProperty(globalThis, 'sessionStorage', real);
  });
});
