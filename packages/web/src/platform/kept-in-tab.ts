interface Kept {
  text: string;
  untilMs: number;
}

/**
 * A short text that this tab remembers across a reload, for a while; no other tab and no server sees it, and it goes with the tab.
 * A browser that refuses storage forgets it, and nothing else breaks.
 */
export function keptInTab(key: string) {
  function forget(): void {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // There is nothing where there is no storage.
    }
  }
  return {
    read(): Kept | null {
      try {
        const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
        if (kept !== null && kept.untilMs > Date.now()) return kept;
      } catch {
        // Something else has written there.
      }
      forget();
      return null;
    },
    keep(text: string, forMs: number): void {
      try {
        sessionStorage.setItem(key, JSON.stringify({ text, untilMs: Date.now() + forMs }));
      } catch {
        // Private windows of some browsers refuse: it lasts as long as the page.
      }
    },
    forget,
  };
}
