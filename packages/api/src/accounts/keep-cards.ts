import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { findBySourceIds, inRounds, type RecordOutcome } from './issuer-record.js';

/** A card as an issuer tells of it. */
export interface IssuerCard {
  sourceId: string;
  accountSourceId: string;
  /** Who carries it; null is the basic member. */
  memberSourceId: string | null;
  lastFour: string | null;
  /** In hex. */
  numberFingerprint: string | null;
  expiresOn: string | null;
  /** The card it takes the place of, which is closed by it. */
  replaces: string | null;
  isClosed: boolean;
}

interface KnownCard {
  sourceId: string;
  id: string;
  accountId: string;
  memberId: string;
  isReplaced: boolean;
  /** The card that a member who lost this one waits for: it has no number yet. */
  waitingId: string | null;
}

interface Refs {
  accounts: Map<string, { sourceId: string; id: string; memberId: string; productId: string }>;
  members: Map<string, { sourceId: string; id: string }>;
  cards: Map<string, KnownCard>;
  /** Which card has a number, by the hex of its fingerprint. */
  numbers: Map<string, string>;
}

/** Keeps cards; of a known one the expiry and its closing are taken over. History follows a card to the one that replaces it. */
export async function keepCards(em: EntityManager, cards: readonly IssuerCard[]): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = [];
  // A card is there before another takes its place.
  for (const round of inRounds(cards, ({ sourceId, replaces, numberFingerprint }) => [
    `id/${sourceId}`,
    replaces === null ? null : `id/${replaces}`,
    numberFingerprint === null ? null : `number/${numberFingerprint}`,
  ])) {
    const refs = await findRefs(em, round);
    const judged = round.map((card) => ({ card, outcome: judge(card, refs) }));
    outcomes.push(...judged.map(({ outcome }) => outcome));
    const fresh = judged.flatMap(({ card, outcome }) => (outcome === 'NEW' ? [card] : []));
    await closeReplaced(em, fresh, refs);
    const isWaitedFor = ({ replaces }: IssuerCard) => replaces !== null && refs.cards.get(replaces)?.waitingId != null;
    await completeCards(em, fresh.filter(isWaitedFor), refs);
    await addCards(
      em,
      fresh.filter((card) => !isWaitedFor(card)),
      refs,
    );
    await changeCards(
      em,
      judged.flatMap(({ card, outcome }) => (outcome === 'CHANGED' ? [card] : [])),
    );
  }
  return outcomes;
}

async function findRefs(em: EntityManager, cards: readonly IssuerCard[]): Promise<Refs> {
  const numbers = await query<{ print: string; id: string }>(
    em,
    `select encode(number_fingerprint, 'hex') as print, id from card
      where number_fingerprint = any(array(select decode(print, 'hex') from unnest($1::text[]) as u (print)))`,
    [printsOf(cards)],
  );
  return {
    accounts: await findBySourceIds(
      em,
      'account',
      cards.map(({ accountSourceId }) => accountSourceId),
      'id, member_id as "memberId", card_product_id as "productId"',
    ),
    members: await findBySourceIds(
      em,
      'member',
      cards.map(({ memberSourceId }) => memberSourceId),
      'id',
    ),
    cards: await findBySourceIds(
      em,
      'card',
      cards.flatMap(({ sourceId, replaces }) => [sourceId, replaces]),
      `id, account_id as "accountId", member_id as "memberId", exists (select 1 from card r where r.replaces_card_id = card.id and r.source_id is not null) as "isReplaced",
       (select r.id from card r where r.replaces_card_id = card.id and r.source_id is null) as "waitingId"`,
    ),
    numbers: new Map(numbers.map(({ print, id }) => [print, id])),
  };
}

function printsOf(cards: readonly IssuerCard[]): string[] {
  return cards.flatMap(({ numberFingerprint }) => numberFingerprint ?? []);
}

function judge(card: IssuerCard, { accounts, members, cards, numbers }: Refs): RecordOutcome {
  const account = accounts.get(card.accountSourceId);
  if (account === undefined) return { field: 'account', reason: 'no account of this id is known' };
  if (card.memberSourceId !== null && !members.has(card.memberSourceId))
    return { field: 'member', reason: 'no member of this id is known' };
  const known = cards.get(card.sourceId);
  if (known !== undefined)
    return known.accountId === account.id ? 'CHANGED' : { field: 'account', reason: 'the card belongs to another account' };
  const replaced = card.replaces === null ? null : cards.get(card.replaces);
  if (replaced === undefined) return { field: 'replaces', reason: 'no card of this id is known' };
  if (replaced !== null && replaced.accountId !== account.id) return { field: 'replaces', reason: 'that card belongs to another account' };
  const carriedBy = card.memberSourceId === null ? account.memberId : members.get(card.memberSourceId)?.id;
  if (replaced !== null && replaced.memberId !== carriedBy) return { field: 'replaces', reason: 'another member carries that card' };
  if (replaced?.isReplaced === true) return { field: 'replaces', reason: 'another card has taken its place already' };
  const holder = card.numberFingerprint === null ? undefined : numbers.get(card.numberFingerprint);
  // A renewed card may keep the number of the one it takes the place of.
  if (holder !== undefined && holder !== replaced?.id) return { field: 'number', reason: 'another card has this number' };
  return 'NEW';
}

async function closeReplaced(em: EntityManager, cards: readonly IssuerCard[], refs: Refs): Promise<void> {
  const replaced = cards.flatMap(({ replaces }) => (replaces === null ? [] : [refs.cards.get(replaces)?.id ?? null]));
  if (replaced.length === 0) return;
  await query(
    em,
    `update card set closed_at = coalesce(closed_at, app_now()),
            number_fingerprint = case when encode(number_fingerprint, 'hex') = any($2::text[]) then null else number_fingerprint end
      where id = any($1::uuid[])`,
    [replaced, printsOf(cards)],
  );
}

async function addCards(em: EntityManager, cards: readonly IssuerCard[], refs: Refs): Promise<void> {
  if (cards.length === 0) return;
  const accountOf = (card: IssuerCard) => refs.accounts.get(card.accountSourceId);
  await query(
    em,
    // What is frozen does not open by being renewed, whoever froze it: the new card may have the number of the old one.
    `insert into card (id, source_id, account_id, member_id, card_product_id, last_four, number_fingerprint, expires_on, replaces_card_id, closed_at,
                       frozen_at, frozen_by)
     select u.id, u.source_id, u.account_id, u.member_id, u.product_id, u.last_four, decode(u.print, 'hex'), u.expires_on, u.replaces,
            case when u.is_closed then app_now() end, r.frozen_at, r.frozen_by
       from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::date[], $9::uuid[], $10::boolean[])
              as u (id, source_id, account_id, member_id, product_id, last_four, print, expires_on, replaces, is_closed)
       left join card r on r.id = u.replaces`,
    [
      cards.map(() => uuidv7()),
      cards.map(({ sourceId }) => sourceId),
      cards.map((card) => accountOf(card)?.id ?? null),
      cards.map((card) => (card.memberSourceId === null ? accountOf(card)?.memberId : refs.members.get(card.memberSourceId)?.id) ?? null),
      cards.map((card) => accountOf(card)?.productId ?? null),
      cards.map(({ lastFour }) => lastFour),
      cards.map(({ numberFingerprint }) => numberFingerprint),
      cards.map(({ expiresOn }) => expiresOn),
      cards.map(({ replaces }) => (replaces === null ? null : (refs.cards.get(replaces)?.id ?? null))),
      cards.map(({ isClosed }) => isClosed),
    ],
  );
}

/** Gives cards that members wait for, since they reported others lost, what the issuer made of them. */
async function completeCards(em: EntityManager, cards: readonly IssuerCard[], refs: Refs): Promise<void> {
  if (cards.length === 0) return;
  await query(
    em,
    `update card c
        set source_id = u.source_id, last_four = u.last_four, number_fingerprint = decode(u.print, 'hex'), expires_on = u.expires_on,
            closed_at = case when u.is_closed then app_now() end
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::date[], $6::boolean[])
              as u (id, source_id, last_four, print, expires_on, is_closed)
      where c.id = u.id`,
    [
      cards.map(({ replaces }) => refs.cards.get(replaces ?? '')?.waitingId ?? null),
      cards.map(({ sourceId }) => sourceId),
      cards.map(({ lastFour }) => lastFour),
      cards.map(({ numberFingerprint }) => numberFingerprint),
      cards.map(({ expiresOn }) => expiresOn),
      cards.map(({ isClosed }) => isClosed),
    ],
  );
}

async function changeCards(em: EntityManager, cards: readonly IssuerCard[]): Promise<void> {
  if (cards.length === 0) return;
  await query(
    em,
    `update card c
        set expires_on = coalesce(u.expires_on, c.expires_on), closed_at = case when u.is_closed then coalesce(c.closed_at, app_now()) else c.closed_at end
       from unnest($1::text[], $2::date[], $3::boolean[]) as u (source_id, expires_on, is_closed)
      where c.source_id = u.source_id`,
    [cards.map(({ sourceId }) => sourceId), cards.map(({ expiresOn }) => expiresOn), cards.map(({ isClosed }) => isClosed)],
  );
  // Whoever waits for a card in its place waits no more, and is no holder by it; a record that brings it after all opens it.
  await query(
    em,
    `update card w set closed_at = app_now()
       from card c where w.replaces_card_id = c.id and w.source_id is null and w.closed_at is null and c.source_id = any($1::text[])`,
    [cards.flatMap(({ sourceId, isClosed }) => (isClosed ? [sourceId] : []))],
  );
}
