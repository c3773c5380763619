import { isScope, type Scope } from '@meisai/schema/rules';
import { hashToken, InvalidProof, InvalidToken, queryPrepared, type EntityManager, type Viewer } from '../platform/index.js';
import { isProvedByHolder, type DpopProof } from './dpop-proof.js';
import { PERSONAL_TOKEN_PREFIX } from './personal-token.store.js';
import { IS_LIVE_GRANT } from './grant.store.js';

/** The token a request names. */
export interface TokenCredential {
  token: string;
  /** What proves that who sends it holds its key; null where it came as a bearer token. */
  proof: DpopProof | null;
}

interface TokenRow {
  id: string;
  memberId: string;
  loginId: string;
  appId: string;
  /** As OAuth writes them: with a space between. */
  scope: string | null;
  /** The thumbprint of the key the token is bound to; null where it is not. */
  thumbprint: string | null;
}

/** The look-up behind every request of an app: token, grant, app and login all count, or nothing does. */
const FIND_TOKEN = `
  select g.id, g.app_id as "appId", l.member_id as "memberId", l.id as "loginId", t.payload->>'scope' as scope, t.payload->>'jkt' as thumbprint
    from app_artefact t join app_grant g on g.id = t.grant_id join app a on a.id = g.app_id join login l on l.id = g.login_id
   where t.kind = 'AccessToken' and t.id_hash = $1 and t.expires_at > app_now() and ${IS_LIVE_GRANT}`;

/**
 * The member a token speaks for, with what it is let at. Nothing is remembered: what was ended is felt by the next request.
 * @throws {InvalidToken} where it lets nobody in; {@link InvalidProof} where it would let in who holds its key
 */
export async function findTokenViewer(em: EntityManager, { token, proof }: TokenCredential): Promise<Viewer> {
  if (token.startsWith(PERSONAL_TOKEN_PREFIX)) return findPersonalViewer(em, token, proof);
  const [row] = await queryPrepared<TokenRow>(em, 'find_token', FIND_TOKEN, [hashToken(token)]);
  const scheme = proof === null ? 'BEARER' : 'DPOP';
  if (row === undefined || (row.thumbprint === null) !== (proof === null)) throw new InvalidToken(scheme);
  if (proof !== null && row.thumbprint !== null && !(await isProvedByHolder(em, proof, token, row.thumbprint))) throw new InvalidProof();
  const scopes = new Set<Scope>((row.scope ?? '').split(' ').filter(isScope));
  const { id, memberId, loginId } = row;
  // A program proves nothing of who sits before it: what asks for fresh proof is never done by one.
  return { memberId, loginId, sessionId: id, isProofFresh: false, access: { kind: 'APP', scheme, id, appId: row.appId, scopes } };
}

const FIND_PERSONAL_TOKEN = `
  select t.id, l.member_id as "memberId", l.id as "loginId", to_jsonb(t.scopes) as scopes
    from personal_token t join login l on l.id = t.login_id
   where t.token_hash = $1 and t.revoked_at is null and t.expires_at > app_now() and l.closed_at is null`;

async function findPersonalViewer(em: EntityManager, token: string, proof: DpopProof | null): Promise<Viewer> {
  const parameters = [hashToken(token)];
  const [row] = await queryPrepared<{ id: string; memberId: string; loginId: string; scopes: Scope[] }>(
    em,
    'find_personal_token',
    FIND_PERSONAL_TOKEN,
    parameters,
  );
  if (row === undefined || proof !== null) throw new InvalidToken(proof === null ? 'BEARER' : 'DPOP');
  const { id, memberId, loginId } = row;
  const access = { kind: 'PERSONAL_TOKEN', scheme: 'BEARER', id, appId: null, scopes: new Set(row.scopes) } as const;
  return { memberId, loginId, sessionId: id, isProofFresh: false, access };
}
