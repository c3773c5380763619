import ipaddr from 'ipaddr.js';

/** The one block of IPv6 that is routed in public (IANA, RFC 4291, 2.4); what else there is belongs to somebody's own network. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Blocks of it that lead on to an IPv4 address or to no host: 6to4, Teredo and the other protocol assignments, documentation.
 * What they lead to is not looked into: nobody serves anything there.
 */
const NOT_HOSTS = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '2620:4f:8000::/48'].map((block) => ipaddr.parseCIDR(block));

/**
 * Whether an address is one of the public Internet. Everything that is not known to be is not: private, shared and link-local blocks,
 * loopback, the metadata services of clouds, multicast, what is reserved, and IPv4 in the clothes of IPv6, mapped or translated (NAT64).
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // `1.2` and `0x7f000001` are addresses to some and names to others.
  if (ipaddr.IPv4.isValid(text) && !ipaddr.IPv4.isValidFourPartDecimal(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  if (address.kind() === 'ipv4') return true;
  return address.match(GLOBAL_UNICAST) && !NOT_HOSTS.some((block) => address.match(block));
}

/** Whether an address is this machine. */
export function isLoopbackAddress(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.parse(text).range() === 'loopback';
}
