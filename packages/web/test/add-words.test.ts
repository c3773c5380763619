// @vitest-environment jsdom
import { i18n } from '@lingui/core';
import { expect, it } from 'vitest';
import { addWords, speak, type Catalog } from '../src/platform/language.js';

function catalogOf(words: () => Promise<Record<string, string>>): Catalog {
  const load = async () => ({ messages: await words() });
  return { ja: load, en: load };
}

it('whoever asks for words that are on their way waits for them as well', async () => {
  await speak('ja');
  let arrive: (words: Record<string, string>) => void = () => {};
  const words = new Promise<Record<string, string>>((resolve) => (arrive = resolve));
  const late = catalogOf(() => words);
  const first = addWords(late);
  const second = addWords(late);
  let isThere = false;
  void second.then(() => (isThere = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isThere).toBe(false);
  arrive({ late: '遅れて来た言葉' });
  await Promise.all([first, second]);
  expect(i18n._('late')).toBe('遅れて来た言葉');
});

it('words that could not be fetched are fetched when they are asked for again, and keep no others away', async () => {
  await speak('ja');
  let tries = 0;
  const lost = catalogOf(async () => {
    tries += 1;
    if (tries === 1) throw new Error('The network is away.');
    return { lost: '見つかった言葉' };
  });
  await expect(addWords(lost)).rejects.toThrow('The network is away.');
  await addWords(catalogOf(async () => ({ other: 'ほかの言葉' })));
  expect([i18n._('other'), i18n._('lost')]).toEqual(['ほかの言葉', 'lost']);
  await addWords(lost);
  expect(i18n._('lost')).toBe('見つかった言葉');
});
