import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ja'],
  catalogs: [{ path: 'src/platform/locales/{locale}', include: ['src'] }],
  // Line numbers would change with every edit and say nothing to a translator.
  format: formatter({ lineNumbers: false }),
});
