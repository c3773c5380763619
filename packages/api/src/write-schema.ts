import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { printSimulations, printSortedSchema } from './print-schema.js';

const fileOf = (name: string): string => createRequire(import.meta.url).resolve(`@meisai/schema/${name}`);
await writeFile(fileOf('schema.graphql'), await printSortedSchema());
await writeFile(fileOf('simulate.graphql'), await printSimulations());
