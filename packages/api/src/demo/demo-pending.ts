import { inBulkTransaction, query, type EntityManager } from '../platform/index.js';
import { recordLife, startRecordingLife, type SaidUse } from '../statements/index.js';

interface PendingCard {
  accountId: string;
  cardId: string;
  today: string;
}

const SHOP = { kind: 'PURCHASE' as const, merchant: 'Harbor Street Coffee, Seattle', merchantCategoryCode: '5814' };
const ORIGINAL = { minorUnits: 850n, currency: 'USD' };
const AUTHORISED = { amountMinor: 1280n, exchangeRate: '150.59' };
/** As a foreign purchase does, it costs a little more on the day it is posted. */
const POSTED = { amountMinor: 1302n, exchangeRate: '153.18' };

/** Has a use of today pending, and posts those of the days before. */
export async function keepOnePending(em: EntityManager, card: PendingCard): Promise<void> {
  const earlier = await query<{ usedOn: string }>(
    em,
    `select used_on::text as "usedOn" from card_transaction
      where account_id = $1 and status = 'PENDING' and source_key like 'demo:pending:%' and used_on < $2 order by used_on`,
    [card.accountId, card.today],
  );
  await inBulkTransaction(em, async (bulk) => {
    await query(bulk.em, 'select 1 from account where id = $1 for no key update', [card.accountId]);
    await startRecordingLife(bulk.em);
    await recordLife(bulk, [...earlier.map(({ usedOn }) => say(card, 'POSTING', usedOn)), say(card, 'AUTHORISATION', card.today)]);
  });
}

function say({ accountId, cardId, today }: PendingCard, kind: 'AUTHORISATION' | 'POSTING', usedOn: string): SaidUse {
  const { amountMinor, exchangeRate } = kind === 'POSTING' ? POSTED : AUTHORISED;
  return {
    accountId,
    sourceKey: `demo:pending:${usedOn}`,
    step: { kind, amountMinor },
    on: kind === 'POSTING' ? today : usedOn,
    details: {
      ...SHOP,
      cardId,
      usedOn,
      postedOn: kind === 'POSTING' ? today : null,
      original: ORIGINAL,
      exchangeRate,
      exchangedOn: usedOn,
    },
    refundOf: null,
  };
}
