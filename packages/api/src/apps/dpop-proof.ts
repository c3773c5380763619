import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify, type JWTPayload } from 'jose';
import { DPOP_ALGORITHMS, type EntityManager } from '../platform/index.js';
import { keepFirst } from './artefact.store.js';

/** A proof that came with a token, and the request it came with. */
export interface DpopProof {
  jwt: string;
  method: string;
  /** Without query and fragment. */
  url: string;
}

/** How far the clocks may be apart, and how old a proof may be. */
const AROUND_SECONDS = 60;

/**
 * Whether who sends a token holds the key it is bound to (RFC 9449, 4.3 and 7): the proof is for this request and this token, signed by
 * that key just now, and has not been seen.
 */
export async function isProvedByHolder(em: EntityManager, proof: DpopProof, token: string, thumbprint: string): Promise<boolean> {
  const verified = await jwtVerify(proof.jwt, EmbeddedJWK, { algorithms: DPOP_ALGORITHMS, typ: 'dpop+jwt' }).catch(() => null);
  const jwk = verified?.protectedHeader.jwk;
  if (verified === null || jwk === undefined || !isOfRequest(verified.payload, proof, token)) return false;
  if ((await calculateJwkThumbprint(jwk)) !== thumbprint) return false;
  return keepFirst(em, 'DpopProof', `${thumbprint}:${verified.payload.jti}`, 2 * AROUND_SECONDS);
}

function isOfRequest({ htm, htu, iat, jti, ath }: JWTPayload, { method, url }: DpopProof, token: string): boolean {
  if (typeof htu !== 'string' || typeof iat !== 'number' || typeof jti !== 'string' || jti === '') return false;
  const target = URL.parse(htu);
  if (target === null || target.origin + target.pathname !== url || htm !== method) return false;
  return Math.abs(Date.now() / 1000 - iat) <= AROUND_SECONDS && ath === createHash('sha256').update(token).digest('base64url');
}
