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

/**
 * An address as it is shown: the contract it belongs to and not the line, which is enough to recognise one's own network.
 * `203.0.113.*`, `2001:db8:aaaa:*`; null for what is no address.
 */
export function coarseAddress(address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6)
    return `${parsed.parts
      .slice(0, 3)
      .map((part) => part.toString(16))
      .join(':')}:*`;
  return `${parsed.octets.slice(0, 3).join('.')}.*`;
}

function block(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const bytes = address.toByteArray().map((byte, index) => byte & (0xff << Math.max(0, Math.min(8, 8 * (index + 1) - bits))));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}
