import { FirstSlice } from './0001-first-slice.js';
import { Access } from './0002-access.js';

/** All migrations, oldest first. A name is for life: it is what the database remembers. */
export const MIGRATIONS = [
  { name: '0001-first-slice', class: FirstSlice },
  { name: '0002-access', class: Access },
];
