/** What the service answers where a browser opens an address: a file of the built client, and whether a page is there. */
export interface ClientAnswer {
  file: string;
  status: 200 | 404;
}

const SHELL = 'index.html';

/**
 * @param paths the addresses of the client's pages as its router has them, with `$name` for what differs
 * @returns what answers an address, as a request names it, to who reads a language
 */
export function clientPages(paths: readonly string[]): (url: string, language: 'ja' | 'en') => ClientAnswer {
  const patterns = paths.map((path) => partsOf(path));
  return (url, language) => {
    const [path = '', search = ''] = url.split('?', 2);
    const parts = partsOf(path);
    const isThere = patterns.some((pattern) => fits(parts, pattern));
    if (!isThere) return { file: SHELL, status: 404 };
    // Drawn beforehand as it is for most: what a notice would add is not on it.
    const isPlainLogin = parts.join('/') === 'login' && !new URLSearchParams(search).has('notice');
    return { file: isPlainLogin ? `login.${language}.html` : SHELL, status: 200 };
  };
}

/** As the client's router reads an address: slashes too many, and capitals, make no difference. */
function partsOf(path: string): string[] {
  return path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
}

function fits(parts: readonly string[], pattern: readonly string[]): boolean {
  return parts.length === pattern.length && pattern.every((expected, index) => expected.startsWith('$') || expected === parts[index]);
}
