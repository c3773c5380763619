import { isPublicAddress } from './public-address.js';

/** Longer ones are no addresses of a service but a place to hide in. */
const URL_MAX_LENGTH = 500;

/** Where services that are meant to be reached listen; the other ports of a public address are for others to knock at. */
const PORTS = new Set(['', '443', '8443']);

/** Names that mean something in somebody's own network alone (RFC 6761, 6762, 8375, and ICANN's `internal`), and those of one part. */
const OWN_NETWORK = /^[^.]+$|\.(?:localhost|local|internal|home\.arpa)$/u;

export type WebhookUrlFault = 'NOT_A_URL' | 'NOT_HTTPS' | 'PORT_NOT_ALLOWED' | 'NOT_PUBLIC';

/**
 * What keeps an address from being called, as far as it can be told from how it is written; where a name leads is looked at with each call.
 * @param isLocalAllowed whether a program on the same machine may be called: http, on any port
 */
export function judgeWebhookUrl(text: string, isLocalAllowed: boolean): { url: string } | { fault: WebhookUrlFault } {
  const url = text.length <= URL_MAX_LENGTH ? URL.parse(text) : null;
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '' || text.includes('#')) return { fault: 'NOT_A_URL' };
  if (isLocalAllowed && isLocal(url)) return { url: url.href };
  if (url.protocol !== 'https:') return { fault: 'NOT_HTTPS' };
  if (!PORTS.has(url.port)) return { fault: 'PORT_NOT_ALLOWED' };
  return isWrittenPublic(url.hostname) ? { url: url.href } : { fault: 'NOT_PUBLIC' };
}

/** However an address was written, `URL` has it in one form: four decimal parts, or IPv6 in brackets. */
function isWrittenPublic(hostname: string): boolean {
  const isAddress = /^(?:\[.*\]|[\d.]+)$/.test(hostname);
  return isAddress ? isPublicAddress(hostname.replaceAll(/[[\]]/g, '')) : !OWN_NETWORK.test(hostname.replace(/\.$/, ''));
}

function isLocal({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
