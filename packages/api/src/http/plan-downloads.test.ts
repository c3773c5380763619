import { afterAll, beforeAll, expect, it } from 'vitest';
import { asOn, buy, convert, enter, offerOf, shopper, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let member: Shopper;
let planId: string;
beforeAll(async () => {
  test = await startTestServer();
  member = await shopper(test, 'receipt.reader');
  const [id = ''] = await buy(test.services.database.fork(), member, [{ on: '2026-03-01', minor: 50_000n }]);
  planId = await asOn(member, '2026-03-10', async () => (await convert(member, [(await offerOf(member, id, 3)).id])).plans?.[0]?.id ?? '');
  await enter(member);
});
afterAll(() => test.stop());

function get(file: string, headers: Record<string, string>) {
  return test.server.app.inject({ method: 'GET', url: `/downloads/installment-plans/${file}`, headers });
}

it('the receipt of a plan comes as PDF, as an attachment nobody keeps', async () => {
  const answer = await get(`${planId}.pdf?language=en`, { cookie: member.cookie });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(answer.headers['content-disposition']).toBe('attachment; filename="meisai-installments-2026-03-01-en.pdf"');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.rawPayload.toString('latin1')).toContain('%PDF-1.7');
});

it('is refused in a language that no file is written in', async () => {
  expect((await get(`${planId}.pdf?language=xx`, { cookie: member.cookie })).statusCode).toBe(400);
});

it('it does not exist for another member, nor for nobody, nor in another form', async () => {
  const other = await shopper(test, 'receipt.thief');
  await enter(other);
  expect((await get(`${planId}.pdf`, { cookie: other.cookie })).statusCode).toBe(404);
  expect((await get(`${planId}.pdf`, {})).statusCode).toBe(401);
  for (const file of [`${planId}.csv`, 'x.pdf']) expect((await get(file, { cookie: member.cookie })).statusCode).toBe(404);
});
