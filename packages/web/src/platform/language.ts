import { i18n, type Messages } from '@lingui/core';
import { keptChoice } from './kept-choice.js';

export type Language = 'ja' | 'en';

const LANGUAGES: readonly Language[] = ['ja', 'en'];
const kept = keptChoice('meisai.language', LANGUAGES);
/** Tells the service which language was chosen here: it answers with a login page that is there before any script. */
const LANGUAGE_COOKIE = 'meisai-language';
const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** The words of a part of the client, fetched in the language that is spoken. */
export type Catalog = Record<Language, () => Promise<{ messages: Messages }>>;

const CATALOG: Catalog = {
  ja: () => import('./locales/ja.po'),
  en: () => import('./locales/en.po'),
};
/** Of what nobody sees before the login. */
const MEMBER_CATALOG: Catalog = {
  ja: () => import('./locales/member/ja.po'),
  en: () => import('./locales/member/en.po'),
};
const spoken: Catalog[] = [CATALOG];
const added = new Map<Catalog, Promise<void>>();

/** The language to begin with: the one chosen here before, else the browser's first that we speak, else Japanese. */
export function initialLanguage(): Language {
  const asked = navigator.languages.map((tag) => tag.slice(0, 2));
  const spoken = LANGUAGES.filter((language) => asked.includes(language));
  return kept.read() ?? spoken.sort((a, b) => asked.indexOf(a) - asked.indexOf(b))[0] ?? 'ja';
}

/** Puts a language on screen. */
export async function speak(language: Language): Promise<void> {
  await loadWords(language);
  document.documentElement.lang = language;
}

/** Fetches the words of a language; from then on everything is said in it. */
export async function loadWords(language: Language): Promise<void> {
  const catalogs = await Promise.all(spoken.map((catalog) => catalog[language]()));
  // Words that were added meanwhile must not be lost, whichever is there first.
  if (catalogs.length < spoken.length) return loadWords(language);
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...catalogs.map(({ messages }) => messages)) as Messages });
}

/** Adds the words of the pages behind the login to the language on screen, once. */
export async function speakToMembers(): Promise<void> {
  await addWords(MEMBER_CATALOG);
}

/** Adds the words of a part of the client to the language on screen, once, and to each that is spoken later. */
export function addWords(catalog: Catalog): Promise<void> {
  const known = added.get(catalog);
  // Whoever asks a second time waits for them as well.
  if (known !== undefined) return known;
  spoken.push(catalog);
  const adding = speak(i18n.locale === '' ? initialLanguage() : (i18n.locale as Language));
  added.set(catalog, adding);
  // What could not be fetched can be asked for again, and keeps no other words away.
  adding.catch(() => {
    added.delete(catalog);
    spoken.splice(spoken.indexOf(catalog), 1);
  });
  return adding;
}

/** Puts a language on screen and remembers it. */
export async function chooseLanguage(language: Language): Promise<void> {
  kept.keep(language);
  const [prefix, secure] = window.isSecureContext ? ['__Host-', '; secure'] : ['', ''];
  document.cookie = `${prefix}${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
  await speak(language);
}

/** Puts the language of a member on screen, unless another was chosen in this browser. @returns whether it changed. */
export async function adoptLanguage(language: Language): Promise<boolean> {
  if (kept.read() !== null || i18n.locale === language) return false;
  await speak(language);
  return true;
}
