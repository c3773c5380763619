import { html, type Html, type Shown } from './html.ts';
import { WORDS, type Language, type Words } from './words.ts';

/** Who looks, and in which language. */
export interface View {
  language: Language;
  words: Words;
  isLoggedIn: boolean;
}

export function viewIn(language: Language, isLoggedIn: boolean): View {
  return { language, words: WORDS[language], isLoggedIn };
}

/** A whole page around what is its own. */
export function page({ language, words, isLoggedIn }: View, title: string, ...content: Shown[]): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${words.appName}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <header>
          <a class="name" href="/">${words.appName}</a>
          ${isLoggedIn ? button('/log-out', words.logOut, 'quiet') : null}
        </header>
        <main>${content}</main>
        <footer>${words.aside}</footer>
      </body>
    </html>`.toString();
}

/** A button that does one thing. */
export function button(action: string, label: string, look: 'primary' | 'plain' | 'quiet' = 'plain'): Html {
  return html`<form method="post" action="${action}"><button class="${look}">${label}</button></form>`;
}
