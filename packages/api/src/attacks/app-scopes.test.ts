import { SCOPES, isWriteScope, type Scope } from '@meisai/schema/rules';
import { declaredReach } from '@meisai/schema';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema } from '../graphql-schema.js';
import { globalId, query } from '../platform/index.js';
import { connect, obtainCode, postForm, redeem, type ConnectedMember } from '../test/oauth.js';
import { documentOf, listRootFields } from '../test/sample-document.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { fillStatements } from '../test/statements.js';

let test: TestServer;
let schema: GraphQLSchema;
let member: EnrolledMember;
let all: ConnectedMember;
let reader: ConnectedMember;
beforeAll(async () => {
  test = await startTestServer();
  schema = await createPublicSchema({ hasSimulations: true });
  member = await enrolMember(test.services, 'app.member');
  await fillStatements(test.services, member);
  all = await connect(test, member, [...SCOPES]);
  reader = await connect(
    test,
    member,
    SCOPES.filter((scope) => !isWriteScope(scope)),
  );
});
afterAll(() => test.stop());

function askAs(token: string, document: string, variables: object = {}, headers: Record<string, string> = {}) {
  return test.ask<Record<string, unknown>>(document, variables, { authorization: `Bearer ${token}`, ...headers });
}

async function scopedToken(...scopes: Scope[]): Promise<string> {
  const app = await connect(test, member, scopes);
  return app.token;
}

describe('OA-07: a token', () => {
  it(
    'that only reads is refused by every act, and one of all scopes by all that is the member’s in person',
    { timeout: 120_000 },
    async () => {
      const wrong: unknown[] = [];
      for (const operation of listRootFields(schema).filter(({ kind }) => kind === 'mutation')) {
        const name = operation.field.name;
        const reach = declaredReach('Mutation', name);
        const [asReader, asAll] = [await askAs(reader.token, documentOf(operation)), await askAs(all.token, documentOf(operation))];
        if (asReader.status !== 403 && asReader.errors?.[0]?.extensions['code'] !== 'GRAPHQL_VALIDATION_FAILED')
          wrong.push([name, 'reader', asReader.status]);
        if (reach === 'IN_PERSON' ? asAll.status !== 403 : asAll.errors?.[0]?.extensions['code'] === 'INSUFFICIENT_SCOPE')
          wrong.push([name, 'all', asAll.status]);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('is told which scope is missing, and nothing of the operation is run', async () => {
    const token = await scopedToken('accounts:read');
    const { status, data, errors, headers } = await askAs(token, '{ viewer { id accounts { name unbilled { count } } } }');
    expect([status, data]).toEqual([403, null]);
    expect(errors?.[0]).toMatchObject({
      message: 'Account.unbilled takes the scope statements:read.',
      extensions: { code: 'INSUFFICIENT_SCOPE' },
    });
    expect(headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="statements:read"');
  });

  it('is told of all that is missing at once, and of what no scope is for by itself', async () => {
    const token = await scopedToken('accounts:read');
    const two = await askAs(token, '{ viewer { name { family } accounts { name unbilled { count } } } }');
    expect(two.errors?.[0]?.message).toBe('Member.name takes the scope profile:read. Account.unbilled takes the scope statements:read.');
    expect(two.headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="profile:read statements:read"');
    const inPerson = await askAs(token, '{ viewer { name { family } login { userId } } }');
    expect(inPerson.errors?.[0]?.message).toBe('Member.login is for the member in person, and for no token.');
    expect(inPerson.headers['www-authenticate']).toBe('Bearer error="insufficient_scope"');
  });

  it.each([
    ['accounts:read', '{ viewer { accounts { id name cards(first: 9) { edges { node { lastFour } } } } } }'],
    ['statements:read', '{ viewer { accounts { id statements(first: 5) { edges { node { label total { minorUnits } } } } } } }'],
    ['transactions:read', '{ viewer { accounts { id transactions(first: 5) { edges { node { merchant amount { minorUnits } } } } } } }'],
    ['profile:read', '{ viewer { id name { family } email { value } address { postalCode } } }'],
    ['installments:read', '{ viewer { accounts { id installmentPlans(first: 5) { edges { cursor } } } } }'],
  ] as const)('of %s alone reads its own kind, and no other', async (scope, document) => {
    const token = await scopedToken(scope);
    const right = await askAs(token, document);
    expect([right.status, right.errors]).toEqual([200, undefined]);
    expect((right.data?.['viewer'] as { id?: string } | null) ?? null).not.toBeNull();
    const other = scope === 'profile:read' ? 'accounts:read' : 'profile:read';
    expect((await askAs(await scopedToken(other), document)).status).toBe(403);
  });

  it('finds no thing of another kind by its id', async () => {
    const em = test.services.database.fork();
    const [row] = await query<{ id: string }>(em, 'select id from statement where account_id = $1 limit 1', [member.accountId]);
    const statement = globalId('Statement', member.accountId, row?.id ?? '');
    const document = 'query ($id: ID!) { node(id: $id) { __typename id } }';
    expect((await askAs(await scopedToken('statements:read'), document, { id: statement })).data).toEqual({
      node: { __typename: 'Statement', id: statement },
    });
    const others = await scopedToken('accounts:read', 'transactions:read', 'profile:read');
    expect((await askAs(others, document, { id: statement })).data).toEqual({ node: null });
  });

  it('downloads a bill where it may read all that stands on it', async () => {
    const em = test.services.database.fork();
    const [row] = await query<{ id: string }>(em, 'select id from statement where account_id = $1 limit 1', [member.accountId]);
    const url = `/downloads/statements/${globalId('Statement', member.accountId, row?.id ?? '')}.csv`;
    const get = async (token: string) => (await test.server.app.inject({ url, headers: { authorization: `Bearer ${token}` } })).statusCode;
    expect(await get(reader.token)).toBe(200);
    expect(await get(await scopedToken('statements:read', 'transactions:read'))).toBe(403);
    expect(await get('nobody')).toBe(401);
  });

  it.each([
    ['made up', async () => 'x'.repeat(43)],
    ['a refresh token', async () => all.refreshToken],
    ['a code', async () => (await obtainCode(all.browser, { clientId: all.app.clientId, scope: 'accounts:read' })).code],
    [
      'an ID token',
      async () => {
        const got = await obtainCode(all.browser, { clientId: all.app.clientId, scope: 'openid' });
        return (await redeem(test, all.app, got)).id_token ?? '';
      },
    ],
    [
      'a token without a signature',
      async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`,
    ],
    [
      'expired',
      async () => {
        const { token } = await connect(test, member, ['accounts:read']);
        await query(
          test.services.database.fork(),
          `update app_artefact set expires_at = app_now() where kind = 'AccessToken' and grant_id = (select max(id::text)::uuid from app_grant)`,
          [],
        );
        return token;
      },
    ],
    [
      'of an app that was removed',
      async () => {
        const { app, token } = await connect(test, member, ['accounts:read']);
        await query(test.services.database.fork(), 'update app set removed_at = app_now() where client_id = $1', [app.clientId]);
        return token;
      },
    ],
    [
      'given back',
      async () => {
        const { app, token } = await connect(test, member, ['accounts:read']);
        await postForm(test, '/oauth/revoke', { token, client_id: app.clientId, client_secret: app.secret ?? '' });
        return token;
      },
    ],
  ])('that is %s lets nobody in, whatever cookies come with it', async (_what, tokenOf) => {
    const token = await tokenOf();
    const answer = await askAs(token, '{ viewer { id } }', {}, { cookie: all.entered.cookie });
    expect([answer.status, answer.data]).toEqual([401, null]);
    expect(answer.errors?.[0]?.extensions['code']).toBe('INVALID_TOKEN');
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it.each([['Bearer'], ['Bearer '], ['Token x'], ['Basic eDp4'], ['Bearer a b'], ['DPoP'], [''], ['x'.repeat(4_000)]])(
    'is not there in %j, and nobody is let in as nobody',
    async (authorization) => {
      const headers = { authorization, cookie: all.entered.cookie };
      const answer = await test.ask<object>('{ viewer { id } }', {}, headers);
      expect([answer.status, answer.data]).toEqual([401, null]);
      expect(answer.headers['www-authenticate']).toBe(
        'Bearer error="invalid_token", DPoP error="invalid_token", algs="ES256 Ed25519 EdDSA"',
      );
      expect((await test.server.app.inject({ url: '/downloads/statements/x.csv', headers })).statusCode).toBe(401);
    },
  );

  it('is told what is wrong with it in the scheme it came by, for a file as well', async () => {
    const dpop = 'DPoP error="invalid_token", algs="ES256 Ed25519 EdDSA"';
    for (const [authorization, challenge] of [
      ['Bearer nobody', 'Bearer error="invalid_token"'],
      ['DPoP nobody', dpop],
    ] as const) {
      expect((await test.ask('{ viewer { id } }', {}, { authorization })).headers['www-authenticate']).toBe(challenge);
      const file = await test.server.app.inject({ url: '/downloads/statements/x.csv', headers: { authorization } });
      expect([file.statusCode, file.headers['www-authenticate']]).toEqual([401, challenge]);
    }
  });

  it('sees what its member sees, and no more: their own things', async () => {
    const stranger = await connect(test, 'app.stranger', [...SCOPES]);
    const document = 'query ($id: ID!) { node(id: $id) { id } viewer { id } }';
    const { data } = await askAs(stranger.token, document, { id: globalId('Account', member.accountId) });
    expect(data).toEqual({ node: null, viewer: { id: globalId('Member', stranger.entered.member.memberId) } });
  });

  it('acts as an app on the record', async () => {
    const freeze = 'mutation ($id: ID!) { freezeCard(cardId: $id) { __typename } }';
    expect((await askAs(all.token, freeze, { id: globalId('Card', member.cardId) })).data).toEqual({
      freezeCard: { __typename: 'CardFreezeSuccess' },
    });
    const [row] = await query<{ actor: string }>(
      test.services.database.fork(),
      `select actor from activity where member_id = $1 and kind = 'CARD_FROZEN'`,
      [member.memberId],
    );
    expect(row?.actor).toBe('APP');
  });
});
