import './app/styles.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { createAppRouter, preloadPage } from './app/router.js';
import { createApolloClient } from './platform/apollo-client.js';
import { initialLanguage, speak } from './platform/language.js';
import { applyTheme } from './platform/theme.js';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root.');
applyTheme();
const client = createApolloClient();
const router = createAppRouter(client);
const app = <App client={client} router={router} />;
const language = initialLanguage();
preloadPage(router);
// Who is logged in is asked beside the words and the page's code, and not after them.
const loaded = router.load();
if (!container.hasChildNodes()) {
  await speak(language);
  createRoot(container).render(app);
} else {
  // The page is on screen already: it is taken over as it is, with what was typed into it, or gives way to its like.
  const isSpoken = document.documentElement.lang === language;
  await Promise.all([speak(language), loaded]);
  if (isSpoken) {
    // Drawn without the boundary above all pages: said so, it is not drawn here either.
    router.ssr = { manifest: undefined };
    hydrateRoot(container, app);
  } else createRoot(container).render(app);
}
