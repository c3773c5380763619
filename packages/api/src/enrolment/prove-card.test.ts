import { afterAll, beforeAll, expect, it } from 'vitest';
import { fingerprintCard } from '../accounts/index.js';
import { issueTestCard } from '../test/cards.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { actWithCard } from './prove-card.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

it('a proof that fits is not counted as wrong where what it was for fails, however often', async () => {
  const { proof } = await issueTestCard(test.services);
  const read = {
    fingerprint: fingerprintCard(test.services.keys, proof.cardNumber).toString('hex'),
    expiresOn: '2039-04-30',
    birthDate: proof.birthDate,
  };
  const context = { em: test.services.database.fork(), services: test.services, source: { address: '192.0.2.7', userAgent: null } };
  for (let tried = 0; tried < 5; tried += 1) {
    const failing = actWithCard(context, read, () => Promise.reject(new Error('the database went away')));
    await expect(failing).rejects.toThrow('went away');
  }
  let isDone = false;
  await actWithCard(context, read, async () => {
    isDone = true;
  });
  expect(isDone).toBe(true);
});
