import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walk, type ListPage } from './walk.ts';

/** A list of so many, read so many at a time, behind cursors that mean nothing to anybody else. */
function listOf(count: number, size: number) {
  const asked: (string | null)[] = [];
  const readPage = (after: string | null): Promise<ListPage<number>> => {
    asked.push(after);
    const start = after === null ? 0 : Number(after.slice(1));
    const edges = Array.from({ length: Math.min(size, count - start) }, (_, index) => start + index);
    return Promise.resolve({ edges, pageInfo: { hasNextPage: start + size < count, endCursor: `c${start + edges.length}` } });
  };
  return { asked, readPage };
}

test('a list is read to its end, each page behind the one before: nothing is missing and nothing twice', async () => {
  const { asked, readPage } = listOf(7, 3);
  assert.deepEqual(await walk(readPage), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(asked, [null, 'c3', 'c6']);
});

test('a list of one page is asked for once, an empty one too', async () => {
  for (const count of [0, 3]) {
    const { asked, readPage } = listOf(count, 3);
    assert.equal((await walk(readPage)).length, count);
    assert.equal(asked.length, 1);
  }
});

test('what does not exist has nothing in it', async () => {
  assert.deepEqual(await walk(() => Promise.resolve(null)), []);
});

test('a list that does not go on, or has no end, is not asked for for ever', async () => {
  const stuck = (endCursor: string | null) => () => Promise.resolve({ edges: [1], pageInfo: { hasNextPage: true, endCursor } });
  await assert.rejects(walk(stuck(null)), /does not go on/);
  await assert.rejects(walk(stuck('c1')), /does not go on/);
  let pages = 0;
  const endless = () => Promise.resolve({ edges: [1], pageInfo: { hasNextPage: true, endCursor: `c${(pages += 1)}` } });
  await assert.rejects(walk(endless), /more than 200 pages/);
  assert.equal(pages, 200);
});
