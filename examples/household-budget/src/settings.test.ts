import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './settings.ts';

const NEEDED = { CLIENT_ID: 'app_1', CLIENT_SECRET: 'secret' };

test('the id and the secret are enough', () => {
  const { meisaiOrigin, appOrigin, port, webhookSecret, pageSize } = readSettings(NEEDED);
  assert.deepEqual(
    [meisaiOrigin, appOrigin, port, webhookSecret, pageSize],
    ['http://localhost:4000', 'http://127.0.0.1:5050', 5050, null, 50],
  );
});

test('all that is wrong is told at once', () => {
  const env = {
    CLIENT_ID: '',
    MEISAI_ORIGIN: 'localhost:4000',
    APP_ORIGIN: 'http://127.0.0.1/app',
    PORT: '0',
    PAGE_SIZE: '101',
    LOG_LEVEL: 'loud',
    WEBHOOK_SECRET: 'hunter2',
  };
  assert.throws(
    () => readSettings(env),
    ({ message }: Error) =>
      ['CLIENT_ID', 'CLIENT_SECRET', 'MEISAI_ORIGIN', 'APP_ORIGIN', 'PORT', 'PAGE_SIZE', 'LOG_LEVEL', 'WEBHOOK_SECRET'].every((name) =>
        message.includes(name),
      ) && !message.includes('hunter2'),
  );
});
