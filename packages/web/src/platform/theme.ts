import { keptChoice } from './kept-choice.js';

export type Theme = 'light' | 'dark';

const kept = keptChoice<Theme>('meisai.theme', ['light', 'dark']);

/** The theme chosen here; null follows the system. */
export function chosenTheme(): Theme | null {
  return kept.read();
}

/** Shows the remembered theme; the style sheet alone follows the system. */
export function applyTheme(): void {
  const theme = kept.read();
  if (theme === null) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme | null): void {
  kept.keep(theme);
  applyTheme();
}
