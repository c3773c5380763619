import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveKeys, globalId, query, type Services } from '../platform/index.js';
import { issueTestCard, type TestCard } from '../test/cards.js';
import { dumpDatabase } from '../test/dump.js';
import { ASK_CODE, ENROL } from '../test/enrolment.js';
import { startHarness, type Harness } from '../test/harness.js';
import { codeMailedTo } from '../test/mails.js';
import { startOperator } from '../test/operators.js';
import { send, TEST_SECRET } from '../test/processes.js';
import { LOGIN } from '../test/server.js';
import { fillStatements } from '../test/statements.js';

const PASSWORD = 'a long and right password';
/** What a number looks like that somebody typed. */
const WRITTEN = [
  (number: string) => number,
  (number: string) => number.replace(/(.{4})(?=.)/g, '$1 '),
  (number: string) => number.replace(/(.{4})(?=.)/g, '$1-'),
  (number: string) => number.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)),
];
/** The answers an operator gets of a member, and all a member gets of a card. */
const OF_MEMBER = `query ($id: ID!) { viewer { name { family } accounts { id cards(first: 50) { edges { node { __typename id lastFour } } } holders { id } } }
  node(id: $id) { ... on Account { cards(first: 50) { edges { node { lastFour } } } transactions(first: 50) { edges { node { merchant card { lastFour } } } }
    spending(by: CARD, from: "2026-01-01", to: "2026-12-31", first: 9) { card { lastFour } }
    statements(first: 9) { edges { node { id cards { card { lastFour } } transactions(first: 50) { edges { node { card { lastFour } } } } } } } } } }`;

let api: Harness;
let services: Services;
let card: TestCard;
let asked = 0;
const told: string[] = [];
const others: string[] = [];
beforeAll(async () => {
  api = await startHarness({ processes: 1, env: { LOG_LEVEL: 'debug' } });
  services = { ...api.services, keys: deriveKeys(TEST_SECRET) } as Services;
  card = await issueTestCard(services);
});
afterAll(() => api.stop());

async function post<Data>(
  document: string,
  variables: object,
  headers: Record<string, string> = {},
): Promise<{ data?: Data; cookie: string }> {
  const answer = await send(api.all[0]?.origin ?? '', {
    address: `10.5.${(asked += 1)}.1`,
    headers,
    body: JSON.stringify({ query: document, variables }),
  });
  told.push(answer.body, JSON.stringify(answer.headers));
  const cookie = /__Host-meisai=[\w-]{43}/.exec(String(answer.headers['set-cookie']))?.[0] ?? '';
  return { ...(JSON.parse(answer.body) as { data?: Data }), cookie };
}

describe('AZ-05: the number of a card', () => {
  it('is proved, mistyped, sent in the wrong place, and asked for in every way there is', async () => {
    const { proof } = card;
    // Of a card of its own each: three wrong proofs shut one.
    for (const write of WRITTEN) {
      const other = await issueTestCard(services);
      others.push(other.proof.cardNumber);
      await post(ASK_CODE, { card: { ...other.proof, cardNumber: write(other.proof.cardNumber), expiry: '01/30' } });
    }
    await post(ASK_CODE, { card: proof });
    const code = await codeMailedTo(services, card.email);
    await post(ENROL, { input: { card: proof, code, userId: 'holder', password: PASSWORD } });
    await post(LOGIN, { input: { userId: proof.cardNumber, password: proof.cardNumber } });
    await post('query ($n: Int) { node(id: $n) { id } }', { n: proof.cardNumber });
    await post(`{ node(id: ${proof.cardNumber}x) { id } }`, {});
    const { cookie } = await post(LOGIN, { input: { userId: 'holder', password: PASSWORD } });
    const [row] = await query<{ id: string }>(services.database.fork(), 'select id from card where account_id = $1', [card.accountId]);
    await fillStatements(services, { accountId: card.accountId, cardId: row?.id ?? '' });
    const seen = await post<{ node: { statements: { edges: { node: { id: string } }[] } } }>(
      OF_MEMBER,
      { id: globalId('Account', card.accountId) },
      { cookie },
    );
    const statementId = seen.data?.node.statements.edges.at(-1)?.node.id ?? '';
    for (const format of ['csv', 'ofx', 'pdf']) told.push(await download(`${statementId}.${format}`, cookie));
    const { headers } = await startOperator(services);
    const search = 'query ($s: String!) { findMembers(search: $s, first: 9) { edges { node { id accounts { id cards { lastFour } } } } } }';
    for (const text of [proof.cardNumber, proof.cardNumber.slice(-4), card.email]) await post(search, { s: text }, headers);
    expect(told.join('\n')).toContain(`"lastFour":"${proof.cardNumber.slice(-4)}"`);
    expect(
      told.filter((text) => text.includes('%PDF') || text.includes('OFX') || text.includes(proof.cardNumber.slice(-4))).length,
    ).toBeGreaterThan(3);
  });

  it('stands in no answer, file, mail, log, metric and row: its last four digits do, in that one form', async () => {
    const numbers = [card.proof.cardNumber, ...others];
    const said = api.all[0]?.said() ?? '';
    const mails = await (await fetch(`${api.all[0]?.privateOrigin}/mail.json`)).text();
    const metrics = await (await fetch(`${api.all[0]?.privateOrigin}/metrics`)).text();
    const dump = await dumpDatabase(services);
    expect(said).toContain('request completed');
    expect(numbers.filter((number) => !dump.includes(number.slice(-4)))).toEqual([]);
    for (const text of [...told, said, mails, metrics, dump]) {
      const rows = digitsOf(text);
      expect(rows.filter((digits) => numbers.some((number) => digits.includes(number)))).toEqual([]);
      // First digits beside last ones would be a second form: of a number so cut, much is known.
      expect(rows.filter((digits) => numbers.some((number) => digits.startsWith(number.slice(0, 6))))).toEqual([]);
    }
  });
});

async function download(file: string, cookie: string): Promise<string> {
  const response = await fetch(`${api.all[0]?.origin}/downloads/statements/${file}`, { headers: { cookie } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([file, response.status]).toEqual([file, 200]);
  if (!file.endsWith('pdf')) return Buffer.from(bytes).toString();
  const document = await getDocument({ data: bytes }).promise;
  const content = await (await document.getPage(1)).getTextContent();
  return content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

/** Every row of digits in a text, however it is parted, but not within an id or a hash. */
function digitsOf(text: string): string[] {
  return (text.normalize('NFKC').match(/(?<![0-9a-f-])\d(?:[ -]?\d){4,}/gi) ?? []).map((digits) => digits.replace(/\D/g, ''));
}
