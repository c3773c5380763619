import { parseArgs } from 'node:util';
import { globalId } from '../../packages/api/dist/src/platform/index.js';
import { LOGIN } from '../../packages/api/dist/src/test/server.js';
import { createClient } from '../load.ts';
import { describeMachine, median, quantile, table } from '../report.ts';
import { startService, type BenchService } from '../service.ts';

const HELP = `What does it take to download a statement of 200 uses?

As PDF in both languages, CSV and OFX, one after the other over several rounds, from the service as it ships. The first of each is
left out of the times: it loads the font.

  --uses N          (200)
  --rounds N        (20)

Target: a PDF within 500 ms and 200 KiB.
`;

const { values } = parseArgs({
  options: { help: { type: 'boolean' }, uses: { type: 'string', default: '200' }, rounds: { type: 'string', default: '20' } },
});

const FILES = { 'PDF, Japanese': 'pdf?language=ja', 'PDF, English': 'pdf?language=en', CSV: 'csv', OFX: 'ofx' } as const;
const MOST_MS = 500;
const MOST_KIB = 200;

if (values.help === true) process.stdout.write(HELP);
else await measure();

async function measure(): Promise<void> {
  const service = await startService({ members: 1, statementsEach: 1, usesPerStatement: Number(values.uses) });
  try {
    const { cookie, id } = await findStatement(service);
    const rows: { name: string; kib: number; tookMs: number[] }[] = Object.keys(FILES).map((name) => ({ name, kib: 0, tookMs: [] }));
    for (let round = 0; round <= Number(values.rounds); round += 1) {
      for (const [index, ending] of Object.values(FILES).entries()) {
        const began = performance.now();
        const response = await fetch(`${service.api.origin}/downloads/statements/${id}.${ending}`, { headers: { cookie } });
        const { byteLength } = await response.arrayBuffer();
        if (!response.ok) throw new Error(`A download was answered with ${response.status}.`);
        const row = rows[index];
        if (row === undefined || round === 0) continue;
        row.kib = byteLength / 1024;
        row.tookMs.push(performance.now() - began);
      }
    }
    report(service, rows);
  } finally {
    await service.stop();
  }
}

async function findStatement({ api, members: [member] }: BenchService): Promise<{ cookie: string; id: string }> {
  const client = createClient(api.origin);
  const { userId = '', password = '', accountId = '' } = member ?? {};
  const { cookies } = await client.ask(LOGIN, { input: { userId, password } });
  const cookie = cookies.find((text) => text.includes('meisai='))?.split(';')[0] ?? '';
  const ask = 'query ($id: ID!) { node(id: $id) { ... on Account { statements(first: 1) { edges { node { id } } } } } }';
  const { body } = await client.ask(ask, { id: globalId('Account', accountId) }, { cookie });
  client.close();
  const { data } = JSON.parse(body) as { data: { node: { statements: { edges: { node: { id: string } }[] } } } };
  return { cookie, id: data.node.statements.edges[0]?.node.id ?? '' };
}

function report(service: BenchService, rows: readonly { name: string; kib: number; tookMs: number[] }[]): void {
  const isReached = rows
    .filter(({ name }) => name.startsWith('PDF'))
    .every(({ kib, tookMs }) => median(tookMs) <= MOST_MS && kib <= MOST_KIB);
  process.stdout.write(
    [
      describeMachine(service.postgresVersion),
      `data      ${service.dataSize}`,
      `load      one connection, ${values.rounds} rounds`,
      '',
      table([
        ['file', 'KiB', 'median ms', 'p95 ms'],
        ...rows.map(({ name, kib, tookMs }) => [name, kib.toFixed(0), median(tookMs).toFixed(0), quantile(tookMs, 0.95).toFixed(0)]),
      ]),
      '',
      `a PDF within ${MOST_MS} ms and ${MOST_KIB} KiB: ${isReached ? 'reached' : 'MISSED'}`,
      '',
    ].join('\n'),
  );
}
