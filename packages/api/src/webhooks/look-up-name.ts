import { Resolver } from 'node:dns/promises';

/** What a name leads to, as IP addresses. @throws with the code of c-ares where it leads to nothing, or nobody answers in time */
export type LookUpName = (name: string) => Promise<string[]>;

export interface NameOptions {
  isLocalAllowed: boolean;
  withinMs: number;
  /** Name servers, where they are not the system's. */
  servers?: readonly string[];
}

/** The second question waits twice as long as the first. */
const TRIES = 2;
const SHARE_OF_FIRST = 1 / 4;

const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * Asks name servers without a thread. The system's own way, `getaddrinfo`, holds one of the few threads that files, hashes and
 * connections of the whole process share until it gives up: strangers whose name servers never answer would hold them all.
 */
export function createNameLookUp({ isLocalAllowed, withinMs, servers }: NameOptions): LookUpName {
  return async (name) => {
    // Files of the machine are not asked, and what they commonly say of this one name is known (RFC 6761, 6.3).
    if (isLocalAllowed && /(^|\.)localhost$/i.test(name)) return LOOPBACK;
    const resolver = new Resolver({ timeout: Math.ceil(withinMs * SHARE_OF_FIRST), tries: TRIES });
    if (servers !== undefined) resolver.setServers(servers);
    // Several servers are asked one after the other, each with its own time.
    const end = setTimeout(() => resolver.cancel(), withinMs);
    try {
      const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
      const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      const [failed] = found.filter((one) => one.status === 'rejected');
      if (addresses.length === 0 && failed !== undefined) throw failed.reason;
      return addresses;
    } finally {
      clearTimeout(end);
    }
  };
}
