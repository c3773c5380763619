declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Which search an entry of the browser's history shows: a number, as what was searched for must not stay in it. */
    search?: number | undefined;
  }
}

/** Names and mail addresses of callers: in this page's memory alone, gone with the session. */
const searches = new Map<number, string>();

/** Keeps what was searched for. @returns the number by which an entry of the history knows it */
export function keepSearch(typed: string): number {
  // Entries of the history outlive a reload and the numbers before it: none may be given twice.
  const number = Date.now();
  searches.set(number, typed);
  return number;
}

/** What an entry of the history shows; nothing after a reload. */
export function findSearch(number: number | undefined): string | undefined {
  return number === undefined ? undefined : searches.get(number);
}

export function forgetSearches(): void {
  searches.clear();
}
