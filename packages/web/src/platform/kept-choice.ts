/** A choice this browser remembers. A browser that refuses storage forgets it, and nothing else breaks. */
export function keptChoice<T extends string>(key: string, choices: readonly T[]) {
  return {
    read(): T | null {
      try {
        const kept = localStorage.getItem(key);
        return choices.find((choice) => choice === kept) ?? null;
      } catch {
        return null;
      }
    },
    keep(choice: T | null): void {
      try {
        if (choice === null) localStorage.removeItem(key);
        else localStorage.setItem(key, choice);
      } catch {
        // Private windows of some browsers refuse: the choice lasts as long as the page.
      }
    },
  };
}
