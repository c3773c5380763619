import type { HtmlTagDescriptor, Plugin } from 'vite';
import { THEME_KEY, THEMES } from '../src/platform/theme-key.js';

const NAME = 'early-theme.js';
const SCRIPT = `try{const t=localStorage.getItem(${JSON.stringify(THEME_KEY)});if(${JSON.stringify(THEMES)}.includes(t))document.documentElement.dataset.theme=t}catch{}\n`;

/**
 * Puts the chosen theme on the page before anything is painted: a module would come too late, and the page would flash in the
 * system's theme. It is a file, because the policy allows no inline script, and its name changes with its content.
 */
export function earlyTheme(): Plugin {
  return {
    name: 'early-theme',
    apply: (_config, { isSsrBuild }) => isSsrBuild !== true,
    buildStart() {
      if (!this.meta.watchMode) this.emitFile({ type: 'asset', name: NAME, source: SCRIPT });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }): HtmlTagDescriptor[] {
        if (bundle === undefined) return [{ tag: 'script', children: SCRIPT, injectTo: 'head-prepend' }];
        const asset = Object.values(bundle).find((file) => file.type === 'asset' && file.names.includes(NAME));
        if (asset === undefined) throw new Error(`The bundle has no ${NAME}.`);
        return [{ tag: 'script', attrs: { src: `/${asset.fileName}` }, injectTo: 'head-prepend' }];
      },
    },
  };
}
