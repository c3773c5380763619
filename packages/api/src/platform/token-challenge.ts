/** How a token came: by itself, or bound to a key (RFC 9449). */
export type TokenScheme = 'BEARER' | 'DPOP';

/** Signatures that every client can make, none of them shared (RFC 9449, 4.3). */
export const DPOP_ALGORITHMS = ['ES256', 'Ed25519', 'EdDSA'];

/**
 * What a refused token is told in `WWW-Authenticate` (RFC 6750, 3.1; RFC 9449, 7.1).
 * @param scheme in which it came; null where it was in neither, and then both are told
 */
export function challengeOf(
  scheme: TokenScheme | null,
  error: 'invalid_token' | 'invalid_dpop_proof' | 'insufficient_scope',
  scopes: readonly string[] = [],
): string {
  const told = `error="${error}"${scopes.length === 0 ? '' : `, scope="${scopes.join(' ')}"`}`;
  const challenges = { BEARER: `Bearer ${told}`, DPOP: `DPoP ${told}, algs="${DPOP_ALGORITHMS.join(' ')}"` };
  return scheme === null ? Object.values(challenges).join(', ') : challenges[scheme];
}
