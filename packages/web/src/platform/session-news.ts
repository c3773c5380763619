/** What the tabs of a browser tell each other of the session they share: that it was ended by logging out, or may be another. */
export type SessionNews = 'out' | 'changed';

const CHANNEL = 'meisai.session';

let own: BroadcastChannel | null = null;

/** One channel a tab: a message reaches every channel but the one that sent it. */
function channel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  own ??= new BroadcastChannel(CHANNEL);
  return own;
}

export function tellOtherTabs(news: SessionNews): void {
  channel()?.postMessage(news);
}

/** @returns a function that stops listening. */
export function onSessionNews(hear: (news: SessionNews) => void): () => void {
  const listener = ({ data }: MessageEvent<unknown>): void => hear(data === 'out' ? 'out' : 'changed');
  channel()?.addEventListener('message', listener);
  return () => channel()?.removeEventListener('message', listener);
}
