import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSED = new Set(['.css', '.html', '.js', '.svg']);
/** Smaller ones fit into one packet either way. */
const SMALLEST_BYTES = 1024;

/** Writes `.br` and `.gz` beside each built file: compressed once and as small as can be, and not at each request. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    // After the other plugins have written what they write.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => {
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!COMPRESSED.has(extname(name))) continue;
          const path = join(folder, name);
          const bytes = readFileSync(path);
          if (bytes.length < SMALLEST_BYTES) continue;
          const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
          writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: size }));
          writeFileSync(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
        }
      },
    },
  };
}
