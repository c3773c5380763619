import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueCard } from '../accounts/index.js';
import { sealPin } from '../members/pin-keys.js';
import { keepPin, lockPinCount, savePinCount } from '../members/card-pin.store.js';
import { globalId, query, type EntityManager } from '../platform/index.js';
import { mailsTo } from '../test/mails.js';
import { enter } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { runCommand } from './run-command.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function run(argv: string[]): Promise<{ said: string; code: number }> {
  let said = '';
  const output = { print: (text: string) => void (said += text), warn: (text: string) => void (said += text), progress: () => undefined };
  const code = await runCommand({ argv, services: test.services, output, cwd: '/', secret: null, signal: new AbortController().signal });
  return { said, code };
}

it('pin forget opens a PIN that is locked for good: its holder sets another without the one there was, and is told', async () => {
  const { member, cookie } = await enter(test, 'pin.forgetful');
  const em = test.services.database.fork();
  await query(em, `update card set last_four = '4819' where id = $1`, [member.cardId]);
  await keepPin(em, sealPin(test.services.pinKeys, member.cardId, '2580'));
  await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const run = await lockPinCount(tx, member.cardId);
    await savePinCount(tx, member.cardId, { ...run, failed: 3, runFailed: 100, lockCount: 33 });
  });
  const set = async () => {
    const document = `mutation ($id: ID!) { act: changePin(input: { cardId: $id, newPin: "8061" }) { __typename } }`;
    const { data } = await test.ask<{ act: { __typename: string } }>(document, { id: globalId('Card', member.cardId) }, { cookie });
    return data?.act.__typename;
  };
  expect(await set()).toBe('PinLocked');
  expect((await run(['pin', 'forget', member.userId, '4818', '--reason', 'Called.'])).said).toContain('no such card');
  expect((await run(['pin', 'forget', member.userId, '4819'])).said).toContain('--reason');
  expect((await run(['pin', 'forget', 'nobody.here', '4819', '--reason', 'Called.'])).said).toContain('no login');
  expect(await run(['pin', 'forget', member.userId, '4819', '--reason', 'Called, known by three answers.'])).toMatchObject({ code: 0 });
  expect((await mailsTo(test.services, `${member.userId}@example.jp`)).at(-1)?.subject).toBe('The PIN of your card was taken away');
  expect(await query(em, `select reason from activity where member_id = $1 and kind = 'PIN_FORGOTTEN'`, [member.memberId])).toEqual([
    { reason: 'meisai pin forget: Called, known by three answers.' },
  ]);
  expect(await set()).toBe('ChangePinSuccess');
  await run(['pin', 'forget', member.userId, '4819', '--reason', 'Once more.']);
  expect((await run(['pin', 'forget', member.userId, '4819', '--reason', 'Once more.'])).said).toContain('has no PIN');
  await issueCard(em, { ...member, lastFour: '4819' });
  expect((await run(['pin', 'forget', member.userId, '4819', '--reason', 'Which?'])).said).toContain('several cards');
});
