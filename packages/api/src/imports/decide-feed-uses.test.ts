import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedImports, issued, PLACES, USE } from '../test/feed-imports.js';

describe.each(PLACES)('a feed on %s', (place) => {
  let feeds: FeedImports;
  beforeAll(async () => {
    feeds = await FeedImports.start(place);
  }, 60_000);
  afterAll(() => feeds.stop());

  it('leaves to the service what goes through: a frozen card, and a family card over its limit, decline what the feed says to decide', async () => {
    await feeds.run([
      ...issued('L', 40),
      { record: 'member', id: 'M2L', name: { family: '山田', given: '太郎' } },
      { record: 'card', id: 'C2L', account: 'A1L', member: 'M2L', lastFour: '7777' },
    ]);
    await feeds.rows(`insert into family_card_limit (account_id, member_id, amount_minor)
      select c.account_id, c.member_id, 5000 from card c where c.source_id = 'C2L' returning 1 as one`);
    const use = (id: string, card: string, amount: number, more: object = { decide: true }) => ({
      ...USE,
      record: 'authorisation',
      id,
      account: 'A1L',
      card,
      amount,
      ...more,
    });
    const feed = [use('L1', 'C2L', 3000), use('L2', 'C2L', 2001), use('L3', 'C2L', 2000), use('L4', 'C2L', 1), use('L5', 'C2L', 9000, {})];
    expect((await feeds.run([...feed, use('L6', 'C1L', 90_000)])).badCount).toBe(0);
    await feeds.rows(`update card set frozen_at = app_now(), frozen_by = 'BASIC' where source_id = 'C1L' returning 1 as one`);
    await feeds.run([...feed, use('L7', 'C1L', 1)]);
    const found = await feeds.rows<{ key: string; status: string }>(
      `select source_key as key, status from card_transaction where source_key like 'feed:L_' order by source_key`,
    );
    expect(found.map(({ key, status }) => `${key.slice(5)} ${status}`)).toEqual([
      'L1 PENDING',
      'L2 CANCELLED',
      'L3 PENDING',
      'L4 CANCELLED',
      'L5 PENDING',
      'L6 PENDING',
      'L7 CANCELLED',
    ]);
  });
});
