/** Every page there is: a later one joins by one line, and is audited and photographed from then on. */
export interface PageUnderTest {
  name: string;
  path: string;
  /** The demo member who looks at it; null for a page before the login. */
  as: string | null;
}

export const PAGES: readonly PageUnderTest[] = [
  { name: 'login', path: '/login', as: null },
  { name: 'home', path: '/', as: 'hanako' },
  { name: 'home-two-accounts', path: '/', as: 'james' },
  { name: 'statements', path: '/statements', as: 'hanako' },
  { name: 'statement', path: '/statements/LATEST', as: 'hanako' },
  { name: 'security', path: '/security', as: 'hanako' },
  { name: 'not-found', path: '/no-such-page', as: 'hanako' },
];

export interface View {
  language: 'ja' | 'en';
  theme: 'light' | 'dark';
  width: number;
}

/** All views a page is looked at in. */
export const VIEWS: readonly View[] = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [390, 1280].map((width) => ({ language, theme, width }))),
);
