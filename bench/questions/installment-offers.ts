import { parseArgs } from 'node:util';
import { globalId } from '../../packages/api/dist/src/platform/index.js';
import { buy, memberWithInstallments } from '../../packages/api/dist/src/test/installments.js';
import { LOGIN } from '../../packages/api/dist/src/test/server.js';
import { createClient, hammer, type Client, type Hammered } from '../load.ts';
import { describeMachine, median, table } from '../report.ts';
import { startFilledService, type BenchService } from '../service.ts';

const HELP = `What do the offers for a purchase cost over the purchase itself?

One purchase among many, asked for by its id, in turns with the ways to pay it in installments and without them, one request
after the other, from the service as it ships.

  --uses N       purchases of the account (1000)
  --rounds N     (9)
  --seconds N    each phase (2)

Target: no more than a few milliseconds: 5.
`;

const MOST_MS = 5;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    uses: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '2' },
  },
});

const PURCHASE = 'merchant usedOn amount { minorUnits currency } wayOfPaying';
const OFFERS = `installmentOffers { ... on InstallmentOffers { deadlineAt offers { id expiresAt count fee { minorUnits } total { minorUnits }
  annualRateBasisPoints payments { number dueDate amount { minorUnits } principal { minorUnits } fee { minorUnits } }
  forecast { dueDate before { minorUnits } after { minorUnits } } } } }`;
const WITHOUT = `query ($id: ID!) { node(id: $id) { ... on Transaction { ${PURCHASE} } } }`;
const WITH = `query ($id: ID!) { node(id: $id) { ... on Transaction { ${PURCHASE} ${OFFERS} } } }`;

if (values.help === true) process.stdout.write(HELP);
else await measure();

async function measure(): Promise<void> {
  let id = '';
  const today = new Date().toISOString().slice(0, 10);
  const service = await startFilledService(async (database, services) => {
    const member = await memberWithInstallments(services, 'bench.buyer', today);
    const purchases = Array.from({ length: Number(values.uses) }, (_, n) => ({ on: today, minor: 50_000n + BigInt(n) }));
    const [first = ''] = await buy(database.fork(), member, purchases);
    id = globalId('Transaction', member.accountId, first);
    return { members: [member], dataSize: `1 member, ${values.uses} purchases` };
  });
  const client = createClient(service.api.origin);
  try {
    const cookie = await logIn(client, service);
    const without: Phase[] = [];
    const withOffers: Phase[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      without.push(await phase(service, client, cookie, WITHOUT, id));
      withOffers.push(await phase(service, client, cookie, WITH, id));
    }
    report(service, { without, withOffers });
  } finally {
    client.close();
    await service.stop();
  }
}

async function logIn(client: Client, { members: [member] }: BenchService): Promise<string> {
  const { cookies } = await client.ask(LOGIN, { input: { userId: member?.userId ?? '', password: member?.password ?? '' } });
  return cookies.find((text) => text.includes('meisai='))?.split(';')[0] ?? '';
}

interface Phase extends Hammered {
  /** Of the service's process for one request; what the machine has to do besides does not count. */
  cpuMs: number;
}

async function phase({ api }: BenchService, client: Client, cookie: string, document: string, id: string): Promise<Phase> {
  const isRight = document === WITH ? '"offers":[{' : '"merchant"';
  const before = await api.metric('process_cpu_seconds_total');
  const hammered = await hammer(1, 300, Number(values.seconds) * 1000, async () => {
    const { status, body } = await client.ask(document, { id }, { cookie });
    if (!body.includes(isRight)) throw new Error(`Not what was asked for: ${status} ${body.slice(0, 300)}`);
    return true;
  });
  const cpuSeconds = (await api.metric('process_cpu_seconds_total')) - before;
  return { ...hammered, cpuMs: (cpuSeconds * 1000) / hammered.tookMs.length };
}

function report(service: BenchService, { without, withOffers }: { without: readonly Phase[]; withOffers: readonly Phase[] }): void {
  const medianOf = (rounds: readonly Hammered[]): number => median(rounds.map(({ tookMs }) => median(tookMs)));
  const cpuOf = (rounds: readonly Phase[]): number => median(rounds.map(({ cpuMs }) => cpuMs));
  const [plain, offers] = [medianOf(without), medianOf(withOffers)];
  const more = median(withOffers.map(({ tookMs }, round) => median(tookMs) - median(without[round]?.tookMs ?? [])));
  process.stdout.write(
    [
      describeMachine(service.postgresVersion),
      `data      ${service.dataSize}`,
      `load      one connection, ${values.rounds} rounds of ${values.seconds} s each`,
      '',
      table([
        ['what', 'median ms', 'CPU ms of the service'],
        ['the purchase', plain.toFixed(2), cpuOf(without).toFixed(2)],
        ['the purchase with its offers', offers.toFixed(2), cpuOf(withOffers).toFixed(2)],
      ]),
      '',
      `the offers cost ${more.toFixed(2)} ms (target ${MOST_MS}): ${more <= MOST_MS ? 'reached' : 'MISSED'}`,
      '',
    ].join('\n'),
  );
}
