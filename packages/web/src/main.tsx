import './app/styles.css';
import { createRoot } from 'react-dom/client';
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
preloadPage(router);
await speak(initialLanguage());
createRoot(container).render(<App client={client} router={router} />);
