import ipaddr from 'ipaddr.js';

export interface SourceBlocks {
  /** What one customer holds: an IPv4 address, or a /64 of IPv6. */
  narrow: string;
  /** What one contract holds: a /24 of IPv4, or a /48 of IPv6. */
  wide: string;
}

/** The blocks of the network an address lies in; an IPv4 address inside IPv6 counts as what it is. */
export function sourceBlocks(address: string): SourceBlocks {
  if (!ipaddr.isValid(address)) return { narrow: 'unknown', wide: 'unknown/wide' };
  const parsed = ipaddr.process(address);
  const [narrowBits, wideBits] = parsed.kind() === 'ipv4' ? [32, 24] : [64, 48];
  return { narrow: block(parsed, narrowBits), wide: block(parsed, wideBits) };
}

function block(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const bytes = address.toByteArray().map((byte, index) => byte & (0xff << Math.max(0, Math.min(8, 8 * (index + 1) - bits))));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}
