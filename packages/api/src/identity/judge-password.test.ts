import { PASSWORD_MIN_LENGTH, PASSWORD_MIN_LENGTH_WITH_FACTOR } from '@meisai/schema/rules';
import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { judgePassword } from './judge-password.js';

const WITH_FACTOR = { names: [], hasSecondFactor: true };
const ALONE = { names: ['hanako', 'hanako.yamada@example.jp', '花子'], hasSecondFactor: false };

/** The proof tries them all; every day those that are most likely to be tried. */
const MOST_COMMON = process.env['PROOF'] === '1' ? 3000 : 400;

describe('choosing a password (AU-30)', () => {
  // The list is in order of how common each is; few of it are long enough for a password without a second factor.
  it.each([
    [`with a second factor, the ${MOST_COMMON} most common`, WITH_FACTOR, PASSWORD_MIN_LENGTH_WITH_FACTOR, MOST_COMMON],
    ['without one, every one', ALONE, PASSWORD_MIN_LENGTH, Number.POSITIVE_INFINITY],
  ])('refuses of those that are long enough, %s', { timeout: 120_000 }, async (_whose, owner, shortest, count) => {
    const common = dictionary['passwords-common'].map(String).filter((password) => password.length >= shortest);
    const tried = common.slice(0, count);
    expect(tried.length).toBe(Math.min(count, common.length));
    expect(tried.length).toBeGreaterThan(0);
    const taken = [];
    for (const password of tried) if ((await judgePassword(password, owner)) !== 'EASY_TO_GUESS') taken.push(password);
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
