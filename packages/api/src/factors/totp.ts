import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import { AUTHENTICATOR_POLICY } from './factor-policy.js';

const ISSUER = 'Meisai';

/** A new secret in base32: 160 bits, as RFC 4226, 4 recommends. */
export function makeTotpSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from the QR code. @param label names the login among others of the app. */
export function totpUri(secret: string, label: string): string {
  return generateURI({ issuer: ISSUER, label, secret, period: AUTHENTICATOR_POLICY.stepSeconds });
}

/** The time step a code of six digits belongs to, within one step of now; null for a wrong one. @param now in seconds */
export function findTotpStep(secret: string, code: string, now: number): number | null {
  const { stepSeconds, driftSteps } = AUTHENTICATOR_POLICY;
  const found = verifySync({ secret, token: code, epoch: Math.floor(now), period: stepSeconds, epochTolerance: driftSteps * stepSeconds });
  return found.valid && 'epoch' in found ? Math.floor(found.epoch / stepSeconds) : null;
}

/** The code of a time. @param now in seconds */
export function totpCode(secret: string, now: number): string {
  return generateSync({ secret, epoch: Math.floor(now), period: AUTHENTICATOR_POLICY.stepSeconds });
}
