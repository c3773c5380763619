import { describe, expect, it } from 'vitest';
import { coarseAddress, sourceBlocks } from './source-address.js';

describe('the blocks of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113.77/32', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.77/32', '203.0.113.0/24'],
    ['2001:db8:aaaa:bbbb:1:2:3:4', '2001:db8:aaaa:bbbb::/64', '2001:db8:aaaa::/48'],
    ['2001:db8:aaaa:bbbb:ffff::', '2001:db8:aaaa:bbbb::/64', '2001:db8:aaaa::/48'],
    ['not an address', 'unknown', 'unknown/wide'],
  ])('%s lies in %s and %s', (address, narrow, wide) => expect(sourceBlocks(address)).toEqual({ narrow, wide }));
});

describe('an address as it is shown', () => {
  it.each([
    ['203.0.113.77', '203.0.113.*'],
    ['::ffff:203.0.113.77', '203.0.113.*'],
    ['2001:db8:aaaa:bbbb:1:2:3:4', '2001:db8:aaaa:*'],
    ['::1', '0:0:0:*'],
    ['not an address', null],
    [null, null],
  ])('%s is shown as %s', (address, shown) => expect(coarseAddress(address)).toBe(shown));
});
