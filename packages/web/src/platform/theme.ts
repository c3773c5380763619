import { useSyncExternalStore } from 'react';
import { keptChoice } from './kept-choice.js';
import { THEME_KEY, THEMES } from './theme-key.js';

export type Theme = (typeof THEMES)[number];

const kept = keptChoice<Theme>(THEME_KEY, THEMES);

const listeners = new Set<() => void>();

/** The theme chosen here; null follows the system, as it does in what is drawn before any code has come. */
export function useTheme(): Theme | null {
  return useSyncExternalStore(
    subscribe,
    () => kept.read(),
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
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
  for (const listener of listeners) listener();
}
