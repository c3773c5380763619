import { html } from './html.ts';
import { button, page, type View } from './layout.ts';
import type { MeisaiFault } from './meisai-fault.ts';

/** Before a member has connected the app, and after they have cut it off. */
export function welcomePage(view: View, fault: MeisaiFault | null): string {
  const { words } = view;
  return page(
    view,
    words.welcomeTitle,
    fault && notice(view, fault),
    html`<h1>${words.welcomeTitle}</h1>
      <p>${words.welcome}</p>
      <h2>${words.willRead}</h2>
      <ul class="plain">
        ${words.reads.map((what) => html`<li>${what}</li>`)}
      </ul>
      ${button('/connect', words.connect, 'primary')}`,
  );
}

/** What went wrong, what to do, and what its makers would like to know. */
export function notice({ words }: View, { kind, code, requestId, retryAfterSeconds }: MeisaiFault) {
  const [title, what] = words.faults[kind];
  const details = [code, requestId].filter((detail) => detail !== null).join(' · ');
  return html`<section class="notice" role="alert">
    <h2>${title}</h2>
    <p>${what} ${retryAfterSeconds === null ? null : words.retryIn(retryAfterSeconds)}</p>
    ${details === '' ? null : html`<p class="mute">${words.forMakers}: <code>${details}</code></p>`}
  </section>`;
}
