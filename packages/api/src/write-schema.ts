import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { printSortedSchema } from './print-schema.js';

const file = createRequire(import.meta.url).resolve('@meisai/schema/schema.graphql');
await writeFile(file, await printSortedSchema());
