import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Guesses a list of known passwords, words, names and patterns would need at most: fewer than 10^8 is easy to guess. */
const EASY_SCORE = 2;

/** Judging costs the square of the length. What is strong in its first or last characters is strong as a whole. */
const JUDGED_CHARACTERS = 32;

/** With more, a password full of digits takes a tenth of a second; these are enough for `P4$$w0rd`. */
const MAX_SUBSTITUTIONS = 10;

let judge: Promise<ZxcvbnFactory> | null = null;

/** Whether a password is on the lists of known ones, or little more than a word, a name, a row of keys or a repetition. */
export async function isEasyToGuess(password: string): Promise<boolean> {
  judge ??= loadJudge();
  const zxcvbn = await judge;
  const characters = [...password];
  const ends = [characters.slice(0, JUDGED_CHARACTERS), characters.slice(-JUDGED_CHARACTERS)].map((end) => end.join(''));
  return ends.every((end) => zxcvbn.check(end).score <= EASY_SCORE);
}

/** The lists take 80 MB of memory and 0.2 s: they are loaded when the first password is chosen. */
async function loadJudge(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english, japanese] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-ja'),
  ]);
  const inJapanese = Object.entries(japanese.dictionary).map(([name, words]) => [`${name}-ja`, words]);
  return new ZxcvbnFactory({
    l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary, ...Object.fromEntries(inJapanese) },
  });
}
