import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { judgePassword } from './judge-password.js';

const WITH_FACTOR = { names: [], hasSecondFactor: true };
const ALONE = { names: ['hanako', 'hanako.yamada@example.jp', '花子'], hasSecondFactor: false };

describe('choosing a password (AU-30)', () => {
  it('refuses each of the 3000 most common ones that is long enough', { timeout: 60_000 }, async () => {
    const common = dictionary['passwords-common'].slice(0, 3000).map(String);
    const taken = [];
    for (const password of common) if ((await judgePassword(password, WITH_FACTOR)) === null) taken.push(password);
    expect(taken).toEqual([]);
  });

  it.each([
    ['passwordpassword', 'EASY_TO_GUESS'],
    ['P4$$w0rdP4$$w0rd', 'EASY_TO_GUESS'],
    ['1qaz2wsx3edc4rfv', 'EASY_TO_GUESS'],
    ['qwertyuiop123456', 'EASY_TO_GUESS'],
    ['abcdefghijklmnop', 'EASY_TO_GUESS'],
    ['sakurasakurasakura', 'EASY_TO_GUESS'],
    ['🍣'.repeat(15), 'EASY_TO_GUESS'],
    ['x'.repeat(128), 'EASY_TO_GUESS'],
    ['hanako likes ramen', 'HOLDS_A_NAME'],
    ['Hanako-Yamada and friends', 'HOLDS_A_NAME'],
    ['花子の長い散歩と川と猫の一日', 'TOO_SHORT'],
    ['花子の長い散歩と川と猫たちの一日', 'HOLDS_A_NAME'],
    ['a long day of meisai', 'HOLDS_A_NAME'],
    ['windy lanterns', 'TOO_SHORT'],
    ['windy lantern 7', null],
    ['only lower case letters', null],
    ['  spaces at both ends  ', null],
    ['長い散歩と川のほとりの猫たちの昼寝', null],
    [`${'x'.repeat(60)}river-stone-lamp-owl-tea-cup`, null],
    [passphrase(64), null],
    [passphrase(128), null],
    [passphrase(129), 'TOO_LONG'],
  ])('%s', async (password, rejection) => expect(await judgePassword(password, ALONE)).toBe(rejection));

  it('never takes long over it, however the password is made', async () => {
    await judgePassword(passphrase(16), ALONE);
    for (const password of [
      passphrase(128),
      'P4$$w0rd'.repeat(16),
      '1234567890qwertyuiop'.repeat(6),
      'lIl1I|lI1l$s5S5$aA4@a4@'.repeat(5),
    ]) {
      const before = process.cpuUsage();
      await judgePassword(password, ALONE);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(250);
    }
  });
});

/** Words in an order nobody has listed. */
function passphrase(length: number): string {
  const words = 'owl lamp river stone tea winter violin apricot harbour seventeen moss copper ladder evening quilt thunder';
  return `${words} ${[...words].toReversed().join('')}`.slice(0, length);
}
