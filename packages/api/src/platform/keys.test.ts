import { describe, expect, it } from 'vitest';
import { deriveKeys } from './keys.js';

const keys = deriveKeys(Buffer.alloc(32, 1).toString('base64'));

describe('a sealed text', () => {
  const sealed = keys.seal('test', 'owner', '秘密');

  it('opens for its purpose and its owner, and shows nothing of itself', () => {
    expect(keys.open('test', 'owner', sealed)).toBe('秘密');
    expect(sealed.bytes.includes('秘密')).toBe(false);
    expect(keys.seal('test', 'owner', '秘密').bytes).not.toEqual(sealed.bytes);
  });

  it('does not open for another owner or purpose, under another secret, or when a bit was changed', () => {
    const others = deriveKeys(Buffer.alloc(32, 2).toString('base64'));
    const changed = Buffer.from(sealed.bytes);
    changed[12] = (changed[12] ?? 0) ^ 1;
    expect(() => keys.open('test', 'other', sealed)).toThrow();
    expect(() => keys.open('another', 'owner', sealed)).toThrow(/takes the key/);
    expect(() => others.open('test', 'owner', sealed)).toThrow(/takes the key/);
    expect(() => others.open('test', 'owner', { ...sealed, keyId: others.seal('test', '', '').keyId })).toThrow();
    expect(() => keys.open('test', 'owner', { ...sealed, bytes: changed })).toThrow();
  });
});
