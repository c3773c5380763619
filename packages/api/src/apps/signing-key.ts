import { createECDH } from 'node:crypto';
import type { Keys } from '../platform/index.js';

const PURPOSE = 'oauth:id-token';

/** The key ID tokens are signed with: the same in every process, as it comes of the master secret (ES256, RFC 7518, 3.4). */
export function signingKey(keys: Keys) {
  const ecdh = createECDH('prime256v1');
  const secret = keys.hmac(PURPOSE, 'P-256');
  ecdh.setPrivateKey(secret);
  // 0x04, then both coordinates.
  const point = ecdh.getPublicKey();
  return {
    kty: 'EC',
    crv: 'P-256',
    alg: 'ES256',
    use: 'sig',
    kid: keys.keyId(PURPOSE),
    x: point.toString('base64url', 1, 33),
    y: point.toString('base64url', 33, 65),
    d: secret.toString('base64url'),
  };
}
