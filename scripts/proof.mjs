import { run } from './toolchain.mjs';

// The long forms of the same tests: twenty rounds of the races, all views of every page.
process.exit(await run(process.execPath, ['scripts/test.mjs'], { env: { ...process.env, PROOF: '1' } }));
