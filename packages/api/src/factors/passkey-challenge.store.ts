import { randomBytes } from 'node:crypto';
import { hashToken, query, type EntityManager } from '../platform/index.js';
import { PASSKEY_POLICY } from './factor-policy.js';

export type ChallengePurpose = 'REGISTRATION' | 'LOGIN' | 'STEP_UP';

export interface ChallengeUse {
  purpose: ChallengePurpose;
  /** Who may answer it: the id of a session, or the token of a browser's cookie. */
  boundTo: string;
}

const CHALLENGE_BYTES = 32;

/** Makes a challenge that can be answered once, for five minutes, by one session or one browser. */
export async function openChallenge(em: EntityManager, { purpose, boundTo }: ChallengeUse): Promise<Buffer> {
  const challenge = randomBytes(CHALLENGE_BYTES);
  await query(em, 'insert into passkey_challenge (challenge, purpose, bound_to) values ($1, $2, $3)', [
    challenge.toString('base64url'),
    purpose,
    hashToken(boundTo),
  ]);
  return challenge;
}

/** Uses a challenge up. @returns whether it was one: the database decides who was first. */
export async function takeChallenge(em: EntityManager, challenge: string, { purpose, boundTo }: ChallengeUse): Promise<boolean> {
  const rows = await query(
    em,
    `update passkey_challenge set used_at = app_now()
      where challenge = $1 and purpose = $2 and bound_to = $3 and used_at is null
        and created_at > app_now() - $4::int * interval '1 millisecond'
      returning challenge`,
    [challenge, purpose, hashToken(boundTo), PASSKEY_POLICY.challengeMs],
  );
  return rows.length === 1;
}

/** Removes challenges nobody can answer any more. */
export async function sweepPasskeyChallenges(em: EntityManager): Promise<void> {
  await query(em, `delete from passkey_challenge where created_at < app_now() - $1::int * interval '1 millisecond'`, [
    PASSKEY_POLICY.challengeMs,
  ]);
}
