import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, ensureToolchain, fail, install, ROOT, run, say } from './toolchain.mjs';

const QUESTIONS = readdirSync(join(ROOT, 'bench/questions')).map((name) => name.replace(/\.ts$/, ''));
const [question, ...options] = process.argv.slice(2);

if (question === undefined || question === '--help') {
  say(`npm run bench -- QUESTION [options]: measures the built service. The questions: ${QUESTIONS.join(', ')}.
Each explains itself with --help; results that were kept are in docs/performance.md.`);
  process.exit(0);
}
if (!QUESTIONS.includes(question)) fail(`There is no ${question} in bench/questions. There are: ${QUESTIONS.join(', ')}.`);
await ensureToolchain();
if (!options.includes('--help')) {
  await install();
  await build();
}
process.exit(await run(process.execPath, [join(ROOT, 'bench/questions', `${question}.ts`), ...options]));
