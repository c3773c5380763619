import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SWEEPS } from '../features.js';
import { localId, query } from '../platform/index.js';
import { addOwnApp } from '../test/developers.js';
import { atMinute } from '../test/logins.js';
import { connect, type ConnectedMember } from '../test/oauth.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { APP_POLICY } from './app-policy.js';

const DAY = 24 * 60;
const TOKEN_DAYS = 365;

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const sql = (text: string, values: unknown[] = []) => query(test.services.database.fork(), text, values);

/** How many rows of each table are there after a sweep. */
async function sweepAndCount(): Promise<unknown> {
  for (const sweep of SWEEPS) await sweep(test.services.database.fork(), test.services);
  const tables = ['app', 'app_grant', 'personal_token', 'app_use', 'webhook'];
  return (await sql(`select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`))[0];
}

/** Makes use of what a member let an app see, and of a token made for that. */
async function useBoth({ browser, token }: ConnectedMember): Promise<void> {
  const create = `mutation { act: createPersonalToken(input: { name: "script", scopes: [ACCOUNTS_READ], validForDays: ${TOKEN_DAYS} }) {
    ... on CreatePersonalTokenSuccess { secret } } }`;
  const { data } = await browser.ask<{ act: { secret: string } }>(create);
  for (const each of [token, data?.act.secret]) {
    const { status } = await test.ask('{ viewer { accounts { name } } }', {}, { authorization: `Bearer ${each}` });
    expect(status).toBe(200);
  }
}

describe('grants, personal tokens, apps and webhooks that ended', () => {
  it('go after their days with all that hangs on them, and not before; what counts stays', async () => {
    const [ended, gone, kept] = [await connect(test, 'swept.ended'), await connect(test, 'swept.gone'), await connect(test, 'swept.kept')];
    for (const one of [ended, gone, kept]) await useBoth(one);
    const { memberId } = ended.entered.member;
    await sql('update app_grant set revoked_at = app_now() where app_id = $1', [ended.app.id]);
    await sql('update personal_token set revoked_at = app_now() where login_id = (select id from login where member_id = $1)', [memberId]);
    const [removed, app] = [
      await addOwnApp(test.services, await enrolMember(test.services, 'swept.hook')),
      await addOwnApp(test.services, await enrolMember(test.services, 'swept.app')),
    ];
    await addOwnApp(test.services, await enrolMember(test.services, 'swept.neither'));
    await sql('update webhook set removed_at = app_now() where id = $1', [localId('Webhook', removed.webhook)]);
    await sql('update app set removed_at = app_now() where id = any($1)', [[gone.app.id, localId('App', app.ownApp)]]);

    const { keepOverDays, grantDays } = APP_POLICY;
    const all = { app: 6, app_grant: 3, personal_token: 3, app_use: 6, webhook: 3 };
    expect(await sweepAndCount()).toEqual(all);
    await atMinute(test, keepOverDays * DAY - 1, async () => expect(await sweepAndCount()).toEqual(all));
    // Of the removed app its grant goes too; the token beside it is the member's own.
    const live = { app: 4, app_grant: 1, personal_token: 2, app_use: 3, webhook: 1 };
    await atMinute(test, keepOverDays * DAY + 1, async () => expect(await sweepAndCount()).toEqual(live));
    const noGrant = { ...live, app_grant: 0, app_use: 2 };
    await atMinute(test, (grantDays + keepOverDays) * DAY + 1, async () => expect(await sweepAndCount()).toEqual(noGrant));
    const over = { ...noGrant, personal_token: 0, app_use: 0 };
    await atMinute(test, (TOKEN_DAYS + keepOverDays) * DAY + 1, async () => expect(await sweepAndCount()).toEqual(over));
  });
});
