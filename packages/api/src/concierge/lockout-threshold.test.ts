import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { countChecks, outcomesOf } from '../test/logins.js';
import { act, recordOf, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let operator: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services);
});
afterAll(() => test.stop());

function setThreshold(productCode: string, threshold: number, reason = 'More guessing than usual.') {
  return act(test, operator, 'setLockoutThreshold', 'LockoutThresholdInput', { productCode, threshold, reason });
}

describe('AU-05: the threshold follows the card product, the strictest wins', () => {
  it('lets as many passwords reach the hash as the product allows', async () => {
    const mixed = await enrolMember(test.services, 'mixed.cards', 5);
    const strict = await enrolMember(test.services, 'strict.card', 3);
    await query(test.services.database.fork(), 'update card set member_id = $1 where id = $2', [mixed.memberId, strict.cardId]);
    for (const [member, expected] of [
      [await enrolMember(test.services, 'three.tries', 3), 3],
      [await enrolMember(test.services, 'five.tries', 5), 5],
      [await enrolMember(test.services, 'ten.tries', 10), 10],
      [mixed, 3],
    ] as const) {
      const before = await countChecks(test);
      await outcomesOf(
        test,
        member.userId,
        Array.from({ length: 12 }, (_none, n) => `wrong ${n}`),
      );
      expect((await countChecks(test)) - before, member.userId).toBe(expected);
    }
  });

  it('lowered by an operator under the failures there are, locks without one more check', async () => {
    const { userId, password } = await enrolMember(test.services, 'lowered.one', 7);
    await outcomesOf(test, userId, ['x', 'x', 'x', 'x']);
    expect(await setThreshold('T7', 3)).toBe('LockoutThresholdSet');
    const before = await countChecks(test);
    expect(await outcomesOf(test, userId, [password])).toEqual(['LoginLocked']);
    expect(await countChecks(test)).toBe(before);
    expect(await recordOf(test.services, operator)).toContainEqual({
      kind: 'LOCKOUT_THRESHOLD_SET',
      reason: 'T7 7 → 3: More guessing than usual.',
    });
  });

  it.each([0, -1, 11, 2_147_483_647])('is never %i', async (threshold) => {
    await enrolMember(test.services, `never.${Math.abs(threshold)}`, 5);
    expect(await setThreshold('T5', threshold)).toBe('ThresholdOutOfRange');
    const kept = await query(
      test.services.database.fork(),
      `select lockout_threshold::int as kept from card_product where code = 'T5'`,
      [],
    );
    expect(kept).toEqual([{ kept: 5 }]);
    await expect(
      query(test.services.database.fork(), `update card_product set lockout_threshold = $1 where code = 'T5'`, [threshold % 30_000]),
    ).rejects.toThrow();
  });

  it('needs a product that is there, and a reason', async () => {
    expect(await setThreshold('NO_SUCH', 3)).toBe('ThresholdOutOfRange');
    expect(await setThreshold('T5', 4, ' ')).toBe('ReasonNeeded');
  });
});
