/** The look of the pages the server draws by itself: paper and ink, light and dark. */
export const PLAIN_PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: #f7f5f0; --ink: #14181f; --link: #14213d; --line: #d9d4c8; --mute: #565b66; --focus: #8a6a2f;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #0f1319; --ink: #ede8dd; --link: #d0b06a; --line: #3a3f48; --mute: #a9a598; --focus: #d0b06a; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.75 system-ui, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif;
}
main { max-width: 800px; margin: 0 auto; padding: 32px 16px; }
h1 { font-size: 24px; font-weight: 500; line-height: 1.4; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 16px; font-weight: 600; margin: 32px 0 8px; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.mute, dt { color: var(--mute); font-size: 14px; }
.empty { margin: 48px 0 0; font-size: 18px; }
ul { list-style: none; margin: 24px 0 0; padding: 0; border-top: 1px solid var(--line); }
li { padding: 8px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
li a { display: block; min-height: 44px; padding-top: 8px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 16px; margin: 16px 0 0; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
iframe { width: 100%; height: 480px; border: 1px solid var(--line); background: #fff; }
pre { margin: 0; padding: 16px; border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
`;
