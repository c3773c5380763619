import { afterEach, describe, expect, it, vi } from 'vitest';
import { makePasskey } from './webauthn.js';

const OPTIONS = JSON.stringify({
  challenge: 'AAAA',
  rp: { id: 'localhost', name: 'Meisai' },
  user: { id: 'AAAA', name: 'hanako', displayName: 'hanako' },
  pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
});

describe('making a passkey', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['InvalidStateError', 'THERE_ALREADY'],
    ['NotAllowedError', 'BROKEN_OFF'],
  ])('tells %s as %s', async (name, kind) => {
    vi.stubGlobal('PublicKeyCredential', function PublicKeyCredential() {});
    const create = () => Promise.reject(new DOMException('refused', name));
    Object.defineProperty(navigator, 'credentials', { value: { create }, configurable: true });
    expect(await makePasskey(OPTIONS)).toEqual({ kind });
  });
});
