import { keptChoice } from './kept-choice.js';
import { THEME_KEY, THEMES } from './theme-key.js';

export type Theme = (typeof THEMES)[number];

const kept = keptChoice<Theme>(THEME_KEY, THEMES);

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
