import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../platform/index.js';
import { issueTestCard } from '../test/cards.js';
import { dumpDatabase } from '../test/dump.js';
import { ASK_CODE, ENROL, type EnrolData } from '../test/enrolment.js';
import { startHarness, type Harness } from '../test/harness.js';
import { codeMailedTo, tokenMailedTo } from '../test/mails.js';
import { startOperator } from '../test/operators.js';
import { send, type Received, type Sent } from '../test/processes.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { enrolMember, LOGIN, type LoginData } from '../test/server.js';

/** In every password of this file, and in nothing else: letters alone, so that no way of quoting changes it. */
const MARK = 'vioLetharbourlanterN';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
const STEP_UP = 'mutation ($password: String!) { stepUpWithPassword(password: $password) { __typename } }';
const LOGIN_OPERATOR = 'mutation ($input: LoginInput!) { loginOperator(input: $input) { __typename } }';

let api: Harness;
let services: Services;
let sources = 0;
const answers: Received[] = [];
beforeAll(async () => {
  api = await startHarness({ processes: 1, env: { LOG_LEVEL: 'debug' } });
  ({ services } = api);
});
afterAll(() => api.stop());

describe('AU-32: a password that was planted', () => {
  it('is taken where one is chosen, and refused where it breaks a rule or is wrong', async () => {
    const { userId, password } = await enrolMember(services, 'planted.one');
    const { cookie } = await post<LoginData>(LOGIN, { input: { userId, password } });
    const change = async (currentPassword: string, newPassword: string) =>
      (await post<{ changePassword: Named }>(CHANGE, { input: { currentPassword, newPassword } }, { cookie })).data?.changePassword;
    expect(await change(planted('wrong'), planted('new'))).toEqual({ __typename: 'WrongPassword' });
    expect(await change(password, planted('holds meisai'))).toEqual({ __typename: 'PasswordRejected' });
    expect(await change(password, planted('x').repeat(9))).toBeUndefined();
    expect(await change(password, planted('changed'))).toEqual({ __typename: 'ChangePasswordSuccess' });
    expect(await logIn(userId, planted('wrong'))).toBe('WrongCredentials');
    const own = await post<LoginData>(LOGIN, { input: { userId, password: planted('changed') } });
    expect(own.data?.login.__typename).toBe('LoginSuccess');
    for (const [given, outcome] of [
      ['wrong', 'WrongPassword'],
      ['changed', 'StepUpSuccess'],
    ] as const) {
      const answer = await post<{ stepUpWithPassword: Named }>(STEP_UP, { password: planted(given) }, { cookie: own.cookie });
      expect(answer.data?.stepUpWithPassword.__typename).toBe(outcome);
    }
    await post(ASK_REISSUE, { userId });
    const token = await tokenMailedTo(services, `${userId}@example.jp`);
    const reissue = await post<ReissueData>(REISSUE, { input: { token, userId, newPassword: planted('reissued') } });
    expect(reissue.data?.reissuePassword.__typename).toBe('ReissuePasswordSuccess');
    expect(await logIn(userId, planted('reissued'))).toBe('LoginSuccess');

    const card = await issueTestCard(services);
    await post(ASK_CODE, { card: card.proof });
    const code = await codeMailedTo(services, card.email);
    const input = { card: card.proof, code, userId: 'planted.two', password: planted('enrolled') };
    expect((await post<EnrolData>(ENROL, { input })).data?.enrol.__typename).toBe('EnrolSuccess');
    expect(await logIn('planted.two', planted('enrolled'))).toBe('LoginSuccess');
  });

  it('is sent to an operator’s login, by an operator who means the members’, and in place of a user ID', async () => {
    const { userId, headers } = await startOperator(services);
    await post(LOGIN_OPERATOR, { input: { userId, password: planted('operator') } });
    await post(LOGIN, { input: { userId, password: planted('desk') } }, headers);
    await post(`mutation { loginOperator(input: { userId: "x", password: ${MARK} }) { __typename } }`, {}, headers);
    await post(`mutation { setPassword(password: "${MARK}") { __typename } }`, {}, headers);
    expect(await logIn(planted('user ID'), 'wrong')).toBe('WrongCredentials');
    await post(ASK_REISSUE, { userId: planted('user ID') });
    await post('query ($s: String!) { findMembers(search: $s, first: 1) { edges { node { id } } } }', { s: MARK }, headers);
  });

  it.each([
    ['as a number of things', { body: JSON.stringify({ query: LOGIN, variables: { input: { userId: 'x', password: [MARK] } } }) }],
    ['as an object', { body: JSON.stringify({ query: LOGIN, variables: { input: { userId: 'x', password: { [MARK]: MARK } } } }) }],
    ['as the whole input', { body: JSON.stringify({ query: LOGIN, variables: { input: MARK } }) }],
    ['beside a field that is missing', { body: JSON.stringify({ query: LOGIN, variables: { input: { password: MARK } } }) }],
    ['under a name that is none', { body: JSON.stringify({ query: LOGIN, variables: { input: { userId: 'x', pasword: MARK } } }) }],
    ['as the variables', { body: JSON.stringify({ query: LOGIN, variables: MARK }) }],
    ['as a word in the document', { body: JSON.stringify({ query: inDocument(MARK) }) }],
    ['as a list in the document', { body: JSON.stringify({ query: inDocument(`["${MARK}"]`) }) }],
    ['after a word in the document', { body: JSON.stringify({ query: inDocument(`x "${MARK}"`) }) }],
    ['in a text that does not end', { body: JSON.stringify({ query: inDocument(`"${MARK}`) }) }],
    ['beside a character that is none', { body: JSON.stringify({ query: inDocument(`"${MARK}" \\`) }) }],
    ['as the name of the operation', { body: JSON.stringify({ query: LOGIN, operationName: MARK, variables: {} }) }],
    ['in JSON that does not end', { body: `{"query":"${MARK}` }],
    ['after JSON that ends', { body: `{"query":"{ viewer { id } }"} ${MARK}` }],
    ['as a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `password=${MARK}` }],
    ['in a body that is too large', { body: JSON.stringify({ query: LOGIN, x: MARK.repeat(20_000) }) }],
    ['in the address', { method: 'GET', path: `/graphql?query=${encodeURIComponent(inDocument(`"${MARK}"`))}` }],
    ['in the address of a page', { method: 'GET', path: `/login?userId=x&password=${MARK}` }],
    ['in an address that cannot be read', { method: 'GET', path: `/%?password=${MARK}` }],
  ] as [string, Sent][])('is sent wrongly, %s: refused, and not repeated', async (_how, sent) => {
    const answer = await send(api.all[0]?.origin ?? '', { address: `10.32.${(sources += 1)}.1`, ...sent });
    if (sent.path === undefined || sent.path.startsWith('/graphql')) expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain(MARK);
    expect(JSON.stringify(answer.headers)).not.toContain(MARK);
  });

  it('stands in no answer, no log, no metric, and nowhere in the database', async () => {
    expect(answers.length).toBeGreaterThan(20);
    expect(answers.filter(({ body, headers }) => (body + JSON.stringify(headers)).includes(MARK))).toEqual([]);
    const said = api.all[0]?.said() ?? '';
    expect(said).toContain('request completed');
    expect(linesWith(said)).toEqual([]);
    expect(linesWith(await (await fetch(`${api.all[0]?.privateOrigin}/metrics`)).text())).toEqual([]);
    const dump = await dumpDatabase(services);
    expect(said).toContain('"path":"/graphql"');
    for (const kept of ['planted.two', 'PASSWORD_REISSUED', 'OPERATOR_REFUSED', 'Your password was replaced']) expect(dump).toContain(kept);
    expect(linesWith(dump)).toEqual([]);
  });
});

interface Named {
  __typename: string;
}

function planted(what: string): string {
  return `${MARK} ${what} 7`;
}

function inDocument(password: string): string {
  return `mutation { login(input: { userId: "x", password: ${password} }) { __typename } }`;
}

async function logIn(userId: string, password: string): Promise<string | undefined> {
  return (await post<LoginData>(LOGIN, { input: { userId, password } })).data?.login.__typename;
}

async function post<Data>(document: string, variables: object, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ query: document, variables });
  const answer = await send(api.all[0]?.origin ?? '', { address: `10.32.${(sources += 1)}.1`, headers, body });
  answers.push(answer);
  const cookie = /__Host-meisai=[\w-]{43}/.exec(String(answer.headers['set-cookie']))?.[0] ?? 'none=none';
  return { cookie, data: (JSON.parse(answer.body) as { data?: Data }).data };
}

/** Lines that hold the mark, in whatever case, or as PostgreSQL writes bytes. */
function linesWith(text: string): string[] {
  const marks = [MARK.toLowerCase(), Buffer.from(MARK).toString('hex')];
  return text.split('\n').filter((line) => marks.some((mark) => line.toLowerCase().includes(mark)));
}
