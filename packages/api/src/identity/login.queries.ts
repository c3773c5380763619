import { isoInstant, lookUpText, query, type EntityManager, type Realm } from '../platform/index.js';
import { LOGIN_POLICY } from './login-policy.js';

/** A login of either realm, as stored. */
export type LoginRow = MemberLogin | OperatorLogin;

export type MemberLogin = LoginOf<{ memberId: string; operatorId: null }>;
export type OperatorLogin = LoginOf<{ memberId: null; operatorId: string }>;

type LoginOf<Person> = Person & {
  id: string;
  userId: string;
  passwordHash: string;
  passwordChangedAt: string;
  /** Whether the password is long enough to let somebody in without a second factor. */
  passwordFitsAlone: boolean;
  /** Consecutive wrong passwords that lock: the strictest of the member's card products, read live. */
  threshold: number;
  /** Whether it was closed with the last of the member's accounts. */
  isClosed: boolean;
};

const LOGIN = `
  select l.id, l.member_id as "memberId", l.operator_id as "operatorId", l.user_id as "userId",
         l.password_hash as "passwordHash", l.password_fits_alone as "passwordFitsAlone",
         ${isoInstant('l.password_changed_at')} as "passwordChangedAt", l.closed_at is not null as "isClosed",
         coalesce((select min(p.lockout_threshold)
                     from card c join card_product p on p.id = c.card_product_id
                    where c.member_id = l.member_id), $1)::int as "threshold"
    from login l`;

/** The login of a canonical user ID, or null. Takes no owner: it is how the owner is found. */
export async function findLogin(em: EntityManager, realm: Realm, canonicalUserId: string): Promise<LoginRow | null> {
  const rows = await query<LoginRow>(em, `${LOGIN} where l.realm = $2 and l.canonical_user_id = $3`, [
    LOGIN_POLICY.defaultThreshold,
    realm,
    lookUpText(canonicalUserId),
  ]);
  return rows[0] ?? null;
}

/** A login by its id. @throws if there is none: sessions and codes point only at logins that are there. */
export async function loadLogin(em: EntityManager, loginId: string): Promise<LoginRow> {
  const [row] = await query<LoginRow>(em, `${LOGIN} where l.id = $2`, [LOGIN_POLICY.defaultThreshold, loginId]);
  if (row === undefined) throw new Error('A login that was pointed at is not there.');
  return row;
}

/**
 * A login as it is now; no other user ID for it, nor an act on it, goes on until the transaction ends. A guard is found by
 * the user ID: whoever changes one reads the ID under this lock, or changes the guard of nobody.
 */
export async function lockLoginRow(em: EntityManager, loginId: string): Promise<LoginRow> {
  await query(em, 'select 1 from login where id = $1 for no key update', [loginId]);
  return loadLogin(em, loginId);
}

/** The login of a member by its canonical user ID, or null. */
export async function findMemberLogin(em: EntityManager, canonicalUserId: string): Promise<MemberLogin | null> {
  return (await findLogin(em, 'MEMBER', canonicalUserId)) as MemberLogin | null;
}

/** The login of a member, or null where they have not enrolled. */
export async function findLoginOfMember(em: EntityManager, memberId: string): Promise<MemberLogin | null> {
  const rows = await query<MemberLogin>(em, `${LOGIN} where l.member_id = $2`, [LOGIN_POLICY.defaultThreshold, memberId]);
  return rows[0] ?? null;
}

export interface GuessedLogin {
  login: LoginRow | null;
  /** Consecutive wrong passwords that lock: the login's, or what one of an unknown user ID seems to have. */
  threshold: number;
}

/**
 * The login a guess is at, known or not, by one statement for both. An unknown user ID seems to have the threshold of one of
 * the products, always the same, so that when it locks does not tell it from a known one.
 * @param key the guard's key of the user ID
 */
export async function findGuessedLogin(em: EntityManager, realm: Realm, canonicalUserId: string, key: Buffer): Promise<GuessedLogin> {
  const [row] = await query<{ decoy: number | null } & (LoginRow | { id: null })>(
    em,
    `select d.threshold as decoy, l.*
       from (select (select lockout_threshold::int from card_product
                      order by code offset $4::bigint % greatest(1, (select count(*) from card_product)) limit 1) as threshold) d
       left join (${LOGIN} where l.realm = $2 and l.canonical_user_id = $3) l on true`,
    [LOGIN_POLICY.defaultThreshold, realm, lookUpText(canonicalUserId), key.readUInt32BE(0)],
  );
  if (row === undefined || row.id === null) return { login: null, threshold: row?.decoy ?? LOGIN_POLICY.defaultThreshold };
  const { decoy: _, ...login } = row;
  return { login, threshold: login.threshold };
}
